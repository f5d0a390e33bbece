import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOrder } from '#domains/orders/place-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { channelEffort, minutesPerOrder } from './channel-effort.ts';
import { expectEffortTrue } from './fold/fold-effort.fixture.ts';
import { listJourneys } from './list-journeys.ts';
import { readJourney } from './read-journey.ts';

const period = { from: '2026-03-10', to: '2026-03-10' };
let shop: TestShop;
const orders: string[] = [];

beforeAll(async () => {
  shop = await openShop();
  const { id: variantId } = await shop.addVariant({ sku: 'CUP', units: 100 });
  for (let at = 0; at < 20; at++) {
    const { id } = await placeOrder(shop.ctx('owner'), {
      channelId: shop.channels.web,
      lines: [{ variantId, quantity: 1 }],
    });
    orders.push(id);
  }
  for (let at = 0; at < 4; at++) {
    await shop.db.$client.query(
      `insert into touches (at, channel_id, kind, order_id, detail) values ($1, $2, 'event', $3, '{"event": "Payment Failed"}')`,
      [new Date(shop.now.getTime() - (at + 2) * 60_000), shop.channels.web, orders[at]],
    );
    await shop.db.$client.query(
      `insert into touches (at, channel_id, kind, order_id) values ($1, $2, 'purchase', $3)`,
      [shop.now, shop.channels.web, orders[at]],
    );
  }
  await expectEffortTrue(shop.db);
}, 120_000);
afterAll(() => shop.close());

describe('the effort of channels', () => {
  it('is minutes per order, and a total leads to exactly its journeys', async () => {
    const { rows, total, days } = await channelEffort(shop.ctx('owner'), { period, compared: period });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ slug: 'web', orders: 20, seen: 4, before: { orders: 20 } });
    expect(minutesPerOrder(total)).toBeCloseTo((2 + 3 + 4 + 5) / 20, 10);
    expect(minutesPerOrder(total, 'pay')).toBe(minutesPerOrder(total));
    const worst = await listJourneys(shop.ctx('owner'), { period });
    expect(worst.rows.map(({ seconds }) => seconds)).toEqual([300, 240, 180, 120]);
    expect(days.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(
      worst.rows.reduce((sum, { seconds }) => sum + seconds, 0),
    );
  });

  it('says nothing of too few orders, or of orders of which too little was seen', () => {
    const seconds = { find: 60, choose: 0, pay: 0, wait: 0, receive: 0, return: 0, contact: 0 };
    expect(minutesPerOrder({ orders: 19, seen: 19, seconds })).toBeNull();
    expect(minutesPerOrder({ orders: 100, seen: 19, seconds })).toBeNull();
    expect(minutesPerOrder({ orders: 100, seen: 20, seconds })).toBe(0.01);
  });

  it('pages through the worst journeys, by step and channel too', async () => {
    const ask = (more: object) => listJourneys(shop.ctx('owner'), { period, limit: 3, ...more });
    const first = await ask({});
    const second = await ask({ after: first.next });
    expect([...first.rows, ...second.rows].map(({ orderId }) => orderId)).toEqual(
      [...orders.slice(0, 4)].reverse(),
    );
    expect((await ask({ step: 'find' })).rows).toEqual([]);
    expect((await ask({ channelId: shop.channels.till })).rows).toEqual([]);
  });

  it('tells the story of a journey, with each minute at its moment', async () => {
    const story = await readJourney(shop.ctx('owner'), orders[0]!);
    expect(story?.seconds).toBe(120);
    expect(story?.moments.map(({ kind, findings }) => [kind, findings.length])).toEqual([
      ['event', 1],
      ['purchase', 0],
      ['placed', 0],
      ['promised', 0],
    ]);
    expect(await readJourney(shop.ctx('owner'), newId())).toBeUndefined();
    await expect(readJourney(shop.ctx('floor'), orders[0]!)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(channelEffort(shop.ctx('floor'), { period, compared: null })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
