import createNextIntlPlugin from 'next-intl/plugin';

const withIntl = createNextIntlPlugin('./app/i18n/request.ts');

/** @type {import('next').NextConfig} */
const config = {
  output: 'standalone',
  typedRoutes: true,
  reactCompiler: true,
  poweredByHeader: false,
  // Database, queue and hashing packages hold native or dynamic parts that a bundler must not touch.
  serverExternalPackages: ['pg', 'pg-boss', '@node-rs/argon2'],
};

export default withIntl(config);
