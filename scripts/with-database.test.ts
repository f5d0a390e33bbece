import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findEmbeddedUrl } from '#db/embedded.ts';
import { withDatabase } from './with-database.ts';

const before = { DATABASE_URL: process.env.DATABASE_URL, DATA_DIR: process.env.DATA_DIR };
let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pishkhan-with-'));
  fs.chmodSync(folder, 0o755);
  delete process.env.DATABASE_URL;
  process.env.DATA_DIR = folder;
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true });
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

describe('a script that needs a database', () => {
  it('uses the given one and starts nothing', async () => {
    process.env.DATABASE_URL = 'postgres://a:b@db/x';
    expect(await withDatabase(async (url) => url)).toBe('postgres://a:b@db/x');
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it('starts its own, tells everybody by DATABASE_URL, and stops it, failure or not', async () => {
    const work = async (url: string) => {
      expect(process.env.DATABASE_URL).toBe(url);
      const client = new Client({ connectionString: url });
      await client.connect();
      await client.end();
      throw new Error('the work failed');
    };
    await expect(withDatabase(work)).rejects.toThrow('the work failed');
    expect(process.env.DATABASE_URL).toBeUndefined();
    expect(await findEmbeddedUrl(folder)).toBeUndefined();
  });

  it('joins the one that runs, and leaves it running', async () => {
    await withDatabase(async (first) => {
      delete process.env.DATABASE_URL;
      expect(await withDatabase(async (second) => second)).toBe(first);
      expect(await findEmbeddedUrl(folder)).toBe(first);
    });
  });
});
