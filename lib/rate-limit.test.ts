import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#db/testing.ts';
import { clearLimit, limit, refund, shareLimits } from './rate-limit.ts';

describe('limits', () => {
  let database: TestDatabase;
  let pool: Pool;
  beforeAll(async () => {
    database = await createTestDatabase();
    pool = new Pool({ connectionString: database.url });
    pool.on('error', () => undefined); // the server may be quicker at dropping the database than we at leaving it
  });
  afterAll(async () => {
    await pool.end();
    await database.close();
  });

  const spendAll = async (key: string) => {
    const uses = await Promise.allSettled(Array.from({ length: 9 }, () => limit('code', key)));
    return uses.filter((use) => use.status === 'fulfilled').length;
  };

  it('let through exactly as many as they say, and tell how long to wait', async () => {
    expect(await spendAll('one')).toBe(5);
    const refusal = await limit('code', 'one').catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'RATE_LIMITED', details: { kind: 'code' } });
    const { retryAfterSeconds } = (refusal as { details: { retryAfterSeconds: number } }).details;
    expect(retryAfterSeconds).toBeGreaterThan(890);
    expect(retryAfterSeconds).toBeLessThanOrEqual(900);
  });

  it('count each key for itself and begin anew when cleared', async () => {
    expect(await spendAll('two')).toBe(5);
    expect(await spendAll('three')).toBe(5);
    await clearLimit('code', 'two');
    expect(await spendAll('two')).toBe(5);
  });

  it('give back what was a success', async () => {
    for (let at = 0; at < 20; at++) {
      await limit('code', 'four');
      await refund('code', 'four');
    }
  });

  it('are counted over all processes in the database, without the keys themselves', async () => {
    shareLimits(pool);
    expect(await spendAll('mira@shop.example')).toBe(5);
    const { rows } = await pool.query<{ key: string; points: number }>('select key, points from rate_limits');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.points).toBe(9);
    expect(rows[0]?.key).not.toContain('mira');
  });
});
