import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
