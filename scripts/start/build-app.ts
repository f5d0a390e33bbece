import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { withLock } from '#db/embedded-lock.ts';
import { spawnFollower } from '../spawn-follower.ts';

const BUILD_TIMEOUT_MS = 15 * 60_000;
const STAMP = '.next/built-from';
const SOURCES = [
  'app',
  'components',
  'connectors',
  'db',
  'domains',
  'jobs',
  'lib',
  'messages',
  'public',
  'auth.ts',
  'auth.config.ts',
  'instrumentation.ts',
  'proxy.ts',
  'next.config.js',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

/**
 * Builds the app when its sources differ from those of the last build; says whether it did.
 * @throws Error with the builder's output when the build fails.
 */
export async function buildApp(root: string): Promise<'built' | 'kept'> {
  fs.mkdirSync(path.join(root, '.data'), { recursive: true });
  const build = async () => {
    const wanted = hashSources(root);
    const stamp = path.join(root, STAMP);
    if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) return 'kept';
    fs.rmSync(stamp, { force: true });
    await runNextBuild(root);
    fs.writeFileSync(stamp, wanted);
    return 'built';
  };
  return withLock(path.join(root, '.data', 'build.lock'), build, BUILD_TIMEOUT_MS);
}

/** A fingerprint of everything that goes into the build; tests beside the code do not count. */
export function hashSources(root: string): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of listSourceFiles(path.join(root, source))) {
      hash.update(path.relative(root, file)).update('\0').update(fs.readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

function listSourceFiles(place: string): string[] {
  if (!fs.existsSync(place)) return [];
  if (fs.statSync(place).isFile()) return [place];
  return fs
    .readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

function runNextBuild(root: string): Promise<void> {
  const child = spawnFollower({
    args: ['node_modules/next/dist/bin/next', 'build'],
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    output: 'pipe',
  });
  const output: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => output.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) return resolve();
      reject(new Error(`The app could not be built:\n${Buffer.concat(output)}`));
    });
  });
}
