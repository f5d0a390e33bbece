import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findEmbeddedUrl, startEmbedded } from './embedded.ts';

const HOLD = path.resolve(import.meta.dirname, 'embedded.fixture.ts');
let folder: string;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pishkhan-pg-'));
  fs.chmodSync(folder, 0o755);
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('the built-in database', () => {
  it('starts, keeps what was written, and stops', async () => {
    const first = await startEmbedded(folder, { volatile: true });
    expect(first.wasStarted).toBe(true);
    await ask(first.url, 'create table kept as select 7 as n');
    await first.stop();
    expect(await findEmbeddedUrl(folder)).toBeUndefined();

    const second = await startEmbedded(folder, { volatile: true });
    expect(await ask(second.url, 'select n from kept')).toEqual([{ n: 7 }]);
    await second.stop();
  });

  it('is shared by several starters and stops with the last of them', async () => {
    const [one, two] = await Promise.all([startEmbedded(folder), startEmbedded(folder)]);
    expect([one.wasStarted, two.wasStarted].sort()).toEqual([false, true]);
    await one.stop();
    expect(await ask(two.url, 'select 1 as n')).toEqual([{ n: 1 }]);
    await two.stop();
    expect(await findEmbeddedUrl(folder)).toBeUndefined();
  });

  it('is found again after its starter was killed, and then stops normally', async () => {
    const starter = spawn(process.execPath, [HOLD, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => starter.stdout.once('data', resolve));
    const gone = new Promise((resolve) => starter.once('exit', resolve));
    starter.kill('SIGKILL');
    await gone;
    const next = await startEmbedded(folder);
    expect(next.wasStarted).toBe(false);
    await next.stop();
    expect(await findEmbeddedUrl(folder)).toBeUndefined();
  });

  it('recovers after the server itself was killed, and ignores a stale process number', async () => {
    const server = await startEmbedded(folder);
    await ask(server.url, 'create table survivor as select 1 as n');
    const pidFile = path.join(folder, 'pgdata', 'postmaster.pid');
    const pid = Number(fs.readFileSync(pidFile, 'utf8').split('\n')[0]);
    process.kill(pid, 'SIGKILL');
    // The number in the file belongs to a stranger now: this process.
    fs.writeFileSync(pidFile, fs.readFileSync(pidFile, 'utf8').replace(String(pid), String(process.pid)));
    const next = await startEmbedded(folder);
    expect(next.wasStarted).toBe(true);
    expect(await ask(next.url, 'select n from survivor')).toEqual([{ n: 1 }]);
    await server.stop();
    await next.stop();
  });
});

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}
