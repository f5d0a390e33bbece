import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOrder } from '#domains/orders/place-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { closePeriod } from './close-period.ts';
import { reopenPeriod } from './reopen-period.ts';

const HANDS = 8;
const ROUNDS = 6;
const ORDERS_EACH = 12;
const MARCH_END = '2026-03-31';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop({ poolSize: HANDS + 2 });
  await shop.addVariant({ sku: 'CUP', units: HANDS * ROUNDS * ORDERS_EACH });
});
afterAll(() => shop.close());

const inApril = () => shop.ctx('owner', { now: new Date('2026-04-02T09:00:00Z') });

async function sellInMarch(): Promise<void> {
  for (let sold = 0; sold < ORDERS_EACH; sold++)
    await placeOrder(shop.ctx('floor'), {
      channelId: shop.channels.web,
      lines: [{ sku: 'CUP', quantity: 1 }],
    });
}

async function readClosed() {
  const { rows } = await shop.db.$client.query<{ kept: number; now: number; late: number }>(
    `select coalesce((select sum((one ->> 'orders')::integer) from jsonb_array_elements(c.sums) one), 0)::integer as kept,
       (select count(*) from postings where day <= c.to_day)::integer as now,
       (select count(*) from postings where of_day is not null)::integer as late
     from closed_periods c where reopened_at is null`,
  );
  return rows[0]!;
}

describe('a month that is closed while people sell', () => {
  it(`never takes in a sale behind its sums, in ${ROUNDS} rounds of ${HANDS} tills`, async () => {
    let late = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const tills = Array.from({ length: HANDS }, sellInMarch);
      const { id } = await closePeriod(inApril(), { toDay: MARCH_END });
      await Promise.all(tills);
      const closed = await readClosed();
      expect(closed.now).toBe(closed.kept);
      expect(closed.now + closed.late).toBe((round + 1) * HANDS * ORDERS_EACH);
      late = closed.late;
      await reopenPeriod(inApril(), { periodId: id, reason: 'the next round' });
    }
    expect(late).toBeGreaterThan(0);
  });

  it('waits for a sale in flight, and is refused where that takes long', async () => {
    const client = await shop.db.$client.connect();
    const book = (day: string) =>
      client.query(
        `insert into postings (kind, at, day, channel_id, fixed_minor) values ('cost', now(), $1, $2, 5)`,
        [day, shop.channels.web],
      );
    try {
      await client.query('begin');
      await book('2026-03-30');
      await expect(closePeriod(inApril(), { toDay: MARCH_END })).rejects.toMatchObject({
        details: { reason: 'booksBusy' },
      });
      const closing = closePeriod(inApril(), { toDay: MARCH_END });
      await client.query('commit');
      const { id } = await closing;
      const { rows } = await shop.db.$client.query(
        `select (one ->> 'fixed_minor')::integer as fixed from closed_periods c, jsonb_array_elements(c.sums) one where c.id = $1`,
        [id],
      );
      expect(rows).toEqual([{ fixed: 5 }]);
    } finally {
      client.release();
    }
  });
});
