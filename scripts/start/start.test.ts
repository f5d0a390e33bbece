import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isAlive } from '#db/embedded-lock.ts';
import { hashSources } from './build-app.ts';
import { choosePort } from './choose-port.ts';
import { parseSignIns } from './demo-business.ts';
import { prepareSettings } from './settings.ts';

const PARENT = path.resolve(import.meta.dirname, 'parent.fixture.ts');
const before = { ...process.env };
let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pishkhan-start-'));
  for (const name of ['AUTH_SECRET', 'DATABASE_URL', 'NODE_ENV']) delete process.env[name];
  process.env.DATA_DIR = path.join(folder, 'data');
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true });
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
});

describe('a start', () => {
  it('makes a strong secret once and lets nobody else read it', () => {
    const first = prepareSettings('production').AUTH_SECRET;
    expect(first.length).toBeGreaterThanOrEqual(32);
    expect(fs.statSync(path.join(folder, 'data', 'secrets.json')).mode & 0o777).toBe(0o600);
    delete process.env.AUTH_SECRET;
    expect(prepareSettings('production').AUTH_SECRET).toBe(first);
  });

  it('refuses production with an outside database and no secret', () => {
    Object.assign(process.env, { NODE_ENV: 'production', DATABASE_URL: 'postgres://a:b@db/x' });
    expect(() => prepareSettings('production')).toThrow(/AUTH_SECRET: production needs a secret of its own/);
    expect(fs.existsSync(path.join(folder, 'data'))).toBe(false);
  });

  it('takes another port when somebody listens on the wanted one', async () => {
    const stranger = net.createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => stranger.once('listening', resolve));
    const { port } = stranger.address() as net.AddressInfo;
    const chosen = await choosePort('127.0.0.1', port);
    expect(chosen).not.toBe(port);
    await new Promise((resolve) => stranger.close(resolve));
    expect(await choosePort('127.0.0.1', port)).toBe(port);
  });

  it('builds again when a source changes, and not when a test does', () => {
    fs.mkdirSync(path.join(folder, 'lib'));
    fs.writeFileSync(path.join(folder, 'lib', 'a.ts'), 'one');
    const first = hashSources(folder);
    fs.writeFileSync(path.join(folder, 'lib', 'a.test.ts'), 'a test');
    expect(hashSources(folder)).toBe(first);
    fs.writeFileSync(path.join(folder, 'lib', 'a.ts'), 'two');
    expect(hashSources(folder)).not.toBe(first);
  });

  it('reads who may sign in from one line of the seed', () => {
    const signIns = [{ role: 'owner', email: 'owner@shop.example', password: 'p' }];
    expect(parseSignIns(JSON.stringify({ signIns }))).toEqual(signIns);
    expect(parseSignIns('made 3 orders')).toBeUndefined();
  });

  it('takes its children along when it is killed', async () => {
    const parent = spawn(process.execPath, [PARENT], { stdio: ['ignore', 'pipe', 'inherit'] });
    const child = Number(await new Promise((resolve) => parent.stdout.once('data', resolve)));
    expect(isAlive(child)).toBe(true);
    parent.kill('SIGKILL');
    for (let tries = 0; isAlive(child) && tries < 200; tries += 1) await sleep(25);
    expect(isAlive(child)).toBe(false);
  });
});
