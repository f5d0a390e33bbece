import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Database } from './client.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

/** Longer than a server may take to let somebody in. */
const LONG_S = 3.5;
const GIVEN_UP_MS = 6_000;

let database: TestDatabase;
let db: Database;

beforeAll(async () => {
  database = await createTestDatabase();
  db = connect(database.url, { max: 1 });
});
afterAll(async () => {
  await db.$client.end();
  await database.close();
});

describe('a pool', () => {
  it('reads a sum of more than a number holds exactly as the nearest number', async () => {
    const { rows } = await db.$client.query(
      'select 9007199254740993::bigint as odd, -18015000000000000::bigint as even',
    );
    expect(rows).toEqual([{ odd: Number(9007199254740993n), even: -18_015_000_000_000_000 }]);
  });

  it.concurrent('lets a reader wait while others use its connections for long', async () => {
    const [, second] = await Promise.all([
      db.$client.query('select pg_sleep($1)', [LONG_S]),
      db.$client.query('select 2 as two'),
    ]);
    expect(second.rows).toEqual([{ two: 2 }]);
  });

  it.concurrent('gives a server up that takes the call and says nothing', async () => {
    const silent = net.createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    const { port } = silent.address() as net.AddressInfo;
    const dead = connect(`postgres://nobody@127.0.0.1:${port}/nothing`);
    const asked = performance.now();
    await expect(dead.$client.query('select 1')).rejects.toThrow(/timeout|terminated/);
    expect(performance.now() - asked).toBeLessThan(GIVEN_UP_MS);
    await dead.$client.end();
    silent.close();
  });
});
