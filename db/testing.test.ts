import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { createTestDatabase } from './testing.ts';

describe('a test database', () => {
  it('has all tables, is alone, and is gone when closed', async () => {
    const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    expect(one.url).not.toBe(two.url);
    await ask(one.url, 'create table mine (n int)');
    expect(await ask(two.url, `select to_regclass('mine') as found`)).toEqual([{ found: null }]);
    expect(await ask(two.url, `select to_regclass('users') is not null as found`)).toEqual([{ found: true }]);
    await Promise.all([one.close(), two.close()]);
    await expect(ask(one.url, 'select 1')).rejects.toThrow(/does not exist/);
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
