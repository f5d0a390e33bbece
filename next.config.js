import createNextIntlPlugin from 'next-intl/plugin';

const withIntl = createNextIntlPlugin('./app/i18n/request.ts');

/** @type {import('next').NextConfig} */
const config = {
  // The image takes the server with what it needs; `next start` wants a plain build (Dockerfile sets this).
  output: process.env.BUILD_STANDALONE === 'true' ? 'standalone' : undefined,
  typedRoutes: true,
  reactCompiler: true,
  poweredByHeader: false,
  // Database, queue and hashing packages hold native or dynamic parts that a bundler must not touch.
  serverExternalPackages: ['pg', 'pg-boss', '@node-rs/argon2'],
};

export default withIntl(config);
