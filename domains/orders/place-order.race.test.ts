import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '#db/client.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { placeOrder } from './place-order.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop({ poolSize: 16 });
});
afterAll(() => shop.close());

describe('many buyers at once', () => {
  it('300 buyers for 100 units: exactly 100 are served, the others are refused cleanly', async () => {
    const rare = await shop.addVariant({ sku: 'RARE', units: { north: 60, south: 40 } });
    const buy = () =>
      placeOrder(shop.ctx('floor'), { channelId: shop.channels.web, lines: [{ sku: 'RARE', quantity: 1 }] });
    const answers = await Promise.allSettled(Array.from({ length: 300 }, buy));
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason.code] : []));
    expect(answers.length - refused.length).toBe(100);
    expect(new Set(refused)).toEqual(new Set(['OUT_OF_STOCK']));
    expect(await shop.onHand(rare.id, shop.places.north)).toEqual({ onHand: 60, reserved: 60 });
    expect(await shop.onHand(rare.id, shop.places.south)).toEqual({ onHand: 40, reserved: 40 });
  });

  it('buyers of several programs at once: no more than there is, and never a deadlock', async () => {
    const skus = ['X', 'Y', 'Z'];
    const goods = [];
    for (const sku of skus) goods.push(await shop.addVariant({ sku, units: 40 }));
    const programs = Array.from({ length: 5 }, () => connect(shop.url, { max: 4 }));
    const buy = (at: number) =>
      placeOrder(shop.ctx('floor', { db: programs[at % programs.length]! }), {
        channelId: at % 2 === 0 ? shop.channels.web : shop.channels.till,
        lines: [skus[at % 3]!, skus[(at + 1 + (at % 2)) % 3]!].map((sku) => ({ sku, quantity: 1 })),
      });
    const answers = await Promise.allSettled(Array.from({ length: 200 }, (_, at) => buy(at)));
    await Promise.all(programs.map((program) => program.$client.end()));
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason.code] : []));
    expect(new Set(refused)).toEqual(new Set(['OUT_OF_STOCK']));
    let reserved = 0;
    for (const { id } of goods) {
      const level = await shop.onHand(id, shop.places.north);
      expect(level.reserved).toBeLessThanOrEqual(40);
      reserved += level.reserved;
    }
    expect(reserved).toBe((answers.length - refused.length) * 2);
  });

  it('orders with the same variants in opposite order never deadlock', async () => {
    for (const sku of ['A', 'B', 'C']) await shop.addVariant({ sku, units: 1_000 });
    const skus = [
      ['A', 'B', 'C'],
      ['C', 'B', 'A'],
      ['B', 'C', 'A'],
    ];
    const buy = (at: number) =>
      placeOrder(shop.ctx('floor'), {
        channelId: shop.channels.web,
        lines: skus[at % 3]!.map((sku) => ({ sku, quantity: 1 })),
      });
    const answers = await Promise.allSettled(Array.from({ length: 150 }, (_, at) => buy(at)));
    expect(answers.filter((answer) => answer.status === 'rejected')).toEqual([]);
  });
});
