import createNextIntlPlugin from 'next-intl/plugin';

const withIntl = createNextIntlPlugin('./app/i18n/request.ts');

/** @type {import('next').NextConfig} */
const config = {
  // The image takes the server with what it needs; `next start` wants a plain build (Dockerfile sets this).
  output: process.env.BUILD_STANDALONE === 'true' ? 'standalone' : undefined,
  typedRoutes: true,
  reactCompiler: true,
  poweredByHeader: false,
  turbopack: {
    resolveAlias: {
      // Messages are compiled on the server (app/i18n/request.ts): no page needs their parser.
      'use-intl/format-message': './node_modules/use-intl/dist/esm/production/format-message/format-only.js',
    },
  },
  // Client libraries of the tracking protocol ask for nothing but a host: they send to /v1 on it.
  rewrites: async () => [{ source: '/v1/:path*', destination: '/api/track/v1/:path*' }],
  // Database, queue, hashing and solver packages hold native, WebAssembly or dynamic parts that a bundler must not touch.
  serverExternalPackages: ['pg', 'pg-boss', '@node-rs/argon2', 'highs'],
};

export default withIntl(config);
