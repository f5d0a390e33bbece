import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readYaml } from './read-yaml.fixture.ts';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string) => fs.readFileSync(path.join(root, file), 'utf8');

type Service = {
  image: string;
  command?: string[];
  ports?: string[];
  volumes?: string[];
  environment: Record<string, string>;
  deploy?: { replicas: string };
  depends_on?: Record<string, { condition: string }>;
};

const { services } = readYaml(read('compose.yaml')) as unknown as { services: Record<string, Service> };
const { proxy, app, worker, migrate, database } = services as Record<string, Service> &
  Record<'proxy' | 'app' | 'worker' | 'migrate' | 'database', Service>;

describe('the compose file', () => {
  it('runs two app instances, a worker and a migration from one image', () => {
    expect(app.deploy?.replicas).toBe('2');
    expect([app.image, worker.image, migrate.image]).toEqual(['pishkhan', 'pishkhan', 'pishkhan']);
    expect(worker.command).toEqual(['node', 'scripts/worker.ts']);
    expect(migrate.command).toEqual(['node', 'scripts/migrate.ts']);
    for (const { command } of [worker, migrate])
      expect(fs.existsSync(path.join(root, command![1]!))).toBe(true);
  });

  it('lets app and worker wait for the tables, and the tables for the database', () => {
    expect(app.depends_on?.migrate?.condition).toBe('service_completed_successfully');
    expect(worker.depends_on?.migrate?.condition).toBe('service_completed_successfully');
    expect(migrate.depends_on?.database?.condition).toBe('service_healthy');
  });

  it('shows only the proxy to the outside', () => {
    expect(proxy.ports).toEqual(['80:80', '443:443']);
    for (const service of [app, worker, migrate, database]) expect(service.ports).toBeUndefined();
  });

  it('contains no secret and refuses to start without one', () => {
    for (const { environment } of [app, worker, migrate]) {
      expect(environment.AUTH_SECRET).toMatch(/^\$\{AUTH_SECRET:\?/);
      expect(environment.DATABASE_URL).toContain('${POSTGRES_PASSWORD:?');
      expect(environment.TRUST_PROXY).toBe('true');
    }
    expect(database.environment.POSTGRES_PASSWORD).toMatch(/^\$\{POSTGRES_PASSWORD:\?/);
  });

  it('keeps the data of PostgreSQL 18 where that version looks for it', () => {
    expect(database.image).toBe('postgres:18');
    expect(database.volumes).toEqual(['database:/var/lib/postgresql']);
  });

  it('streams through the proxy to every instance', () => {
    const caddy = read('compose/Caddyfile');
    expect(caddy).toMatch(/dynamic a app 3000/);
    expect(caddy).toMatch(/flush_interval -1/);
  });
});

describe('the image', () => {
  const lines = read('Dockerfile').split('\n');
  const stages = read('Dockerfile').split(/^FROM /m);
  const last = stages.at(-1)!;

  it('runs as a user without rights and serves all addresses of its container', () => {
    expect(last).toMatch(/^USER node$/m);
    expect(last).toMatch(/HOSTNAME=0\.0\.0\.0/);
    expect(last).toMatch(/^CMD \["node", "server\.js"\]$/m);
  });

  it('holds every folder that the worker imports from', () => {
    for (const folder of ['connectors', 'db', 'domains', 'jobs', 'lib', 'messages', 'scripts']) {
      expect(lines).toContain(`COPY --chown=node:node ${folder} ./${folder}`);
    }
  });

  it('runs no install scripts and carries no secret', () => {
    expect(
      lines
        .filter((line) => /npm (install|prune)/.test(line))
        .every((line) => line.includes('--ignore-scripts')),
    ).toBe(true);
    expect(read('Dockerfile')).not.toMatch(/SECRET|PASSWORD/);
    expect(read('.dockerignore').split('\n')).toEqual(
      expect.arrayContaining(['.env', '.data', 'node_modules', '.git']),
    );
  });

  it('is built as standalone', () => {
    expect(read('next.config.js')).toMatch(/BUILD_STANDALONE === 'true' \? 'standalone'/);
    expect(stages.find((stage) => stage.includes('next build'))).toMatch(/^ENV .*BUILD_STANDALONE=true/m);
  });
});
