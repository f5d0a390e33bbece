import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { readSettings, type Settings } from '#lib/env.ts';

const SECRET_BYTES = 33;

/**
 * The settings of this start, from `.env` and the environment; they are written back into the environment.
 * Outside production a missing AUTH_SECRET is made once and kept in DATA_DIR/secrets.json (0600).
 * @throws Error that names what is wrong, for example a missing secret in production.
 */
export function prepareSettings(nodeEnv: 'development' | 'production'): Settings {
  if (fs.existsSync('.env')) process.loadEnvFile('.env');
  const isProduction = process.env.NODE_ENV === 'production' && Boolean(process.env.DATABASE_URL);
  if (!process.env.AUTH_SECRET && !isProduction) {
    const { DATA_DIR } = readSettings({ ...process.env, NODE_ENV: 'development' });
    process.env.AUTH_SECRET = readOrMakeSecrets(DATA_DIR).AUTH_SECRET;
  }
  return readSettings({ ...process.env, NODE_ENV: nodeEnv });
}

function readOrMakeSecrets(dataFolder: string): { AUTH_SECRET: string } {
  const file = path.join(dataFolder, 'secrets.json');
  if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8')) as { AUTH_SECRET: string };
  const secrets = { AUTH_SECRET: randomBytes(SECRET_BYTES).toString('base64') };
  fs.mkdirSync(dataFolder, { recursive: true });
  fs.writeFileSync(file, `${JSON.stringify(secrets)}\n`, { mode: 0o600 });
  return secrets;
}
