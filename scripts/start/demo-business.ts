import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { spawnFollower } from '../spawn-follower.ts';

/** Somebody of the demo business who may sign in. */
export type DemoSignIn = { role: string; email: string; password: string };

const UNFINISHED = 'demo-unfinished';
const SIGN_INS = 'demo-sign-ins.json';

/** True when nobody can sign in yet: the first start, or one whose demo business was left half made. */
export async function needsDemo(url: string, dataFolder: string): Promise<boolean> {
  if (fs.existsSync(path.join(dataFolder, UNFINISHED))) return true;
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from users limit 1');
    return rowCount === 0;
  } finally {
    await client.end();
  }
}

/** Removes everything that a broken-off demo left, so that it can be made anew; false when there was none. */
export async function clearUnfinishedDemo(url: string, dataFolder: string): Promise<boolean> {
  if (!fs.existsSync(path.join(dataFolder, UNFINISHED))) return false;
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select quote_ident(nspname) as name from pg_namespace
       where nspname !~ '^pg_' and nspname <> 'information_schema' order by nspname`,
    );
    for (const { name } of rows) await client.query(`drop schema ${name} cascade`);
    await client.query('create schema public');
  } finally {
    await client.end();
  }
  return true;
}

/**
 * Makes the demo business by `pishkhan seed` and keeps who may sign in, as the seed says in a line of JSON.
 * Each other line goes to `onLine`. @throws Error with the last lines when the seed fails.
 */
export async function makeDemo(
  dataFolder: string,
  language: string,
  onLine: (line: string) => void,
): Promise<void> {
  const mark = path.join(dataFolder, UNFINISHED);
  fs.mkdirSync(dataFolder, { recursive: true });
  fs.writeFileSync(
    mark,
    'The demo business is being made; the next start begins anew when this file remains.\n',
  );
  const seed = spawnFollower({ args: ['scripts/pishkhan.ts', 'seed', '--lang', language], output: 'pipe' });
  const lines: string[] = [];
  const read = (line: string) => {
    const signIns = parseSignIns(line);
    if (signIns) return keepSignIns(dataFolder, signIns);
    lines.push(line);
    onLine(line);
  };
  createInterface(seed.stdout!).on('line', read);
  createInterface(seed.stderr!).on('line', read);
  const code = await new Promise<number | null>((resolve, reject) => {
    seed.once('error', reject);
    seed.once('close', resolve);
  });
  if (code !== 0) throw new Error(`The demo business could not be made:\n${lines.slice(-30).join('\n')}`);
  fs.rmSync(mark);
}

/** Who may sign in to the demo business; empty when there is none. */
export function readDemoSignIns(dataFolder: string): DemoSignIn[] {
  const file = path.join(dataFolder, SIGN_INS);
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as DemoSignIn[]) : [];
}

function keepSignIns(dataFolder: string, signIns: DemoSignIn[]): void {
  fs.writeFileSync(path.join(dataFolder, SIGN_INS), `${JSON.stringify(signIns)}\n`, { mode: 0o600 });
}

/** The sign-ins of a line such as {"signIns":[{"role":"owner","email":"…","password":"…"}]}; else nothing. */
export function parseSignIns(line: string): DemoSignIn[] | undefined {
  if (!line.startsWith('{"signIns":')) return undefined;
  return (JSON.parse(line) as { signIns: DemoSignIn[] }).signIns;
}
