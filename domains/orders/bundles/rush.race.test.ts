import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channels } from '#db/schema/index.ts';
import { setBundle } from '#domains/catalog/set-bundle.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { countDeadlocks, playRush } from '#scripts/bench/rush/play-rush.ts';
import { holdStock } from '../holds/hold-stock.ts';

const ROUNDS = 5;
const BUYERS = 500;
const UNITS = { north: 30, corner: 20 };

let shop: TestShop;
let channelIds: string[];

beforeAll(async () => {
  shop = await openShop({ poolSize: 16 });
  const more = ['app', 'phone', 'social', 'market'].map((slug) => ({ id: newId(), slug }));
  await shop.db
    .insert(channels)
    .values(more.map((one) => ({ ...one, name: one.slug, kind: 'web' as const, currency: 'EUR' })));
  channelIds = [shop.channels.web, shop.channels.till, ...more.map((one) => one.id)];
});
afterAll(() => shop.close());

/** A scarce variant, two bundles that share it, and carts of an hour ago that still hold all of it. */
async function stockRound(round: number) {
  const rare = await shop.addVariant({ sku: `RARE-${round}`, units: UNITS });
  for (const name of ['BOX', 'TEA']) {
    await shop.addVariant({ sku: `${name}-${round}`, units: { north: 2_000, corner: 2_000 } });
  }
  for (const [sku, parts] of [
    ['SMALL', { RARE: 1, BOX: 1 }],
    ['LARGE', { TEA: 2, RARE: 1, BOX: 1 }],
  ] as const) {
    const bundle = await shop.addVariant({ sku: `${sku}-${round}` });
    const components = Object.entries(parts).map(([part, quantity]) => ({
      sku: `${part}-${round}`,
      quantity,
    }));
    await setBundle(shop.ctx('owner'), { variantId: bundle.id, components });
  }
  const anHourAgo = shop.ctx('floor', { now: new Date(shop.now.getTime() - 3_600_000) });
  for (let cart = 0; cart < 5; cart++) {
    const lines = [{ sku: rare.sku, quantity: 10 }];
    await holdStock(anHourAgo, { channelId: channelIds[cart]!, key: `forgotten-${round}`, lines });
  }
  return { rare, skus: ['RARE', 'SMALL', 'LARGE'].map((sku) => `${sku}-${round}`) };
}

describe('a rush over six channels', () => {
  it(`${BUYERS} buyers for 50 units, alone and in bundles, at counters and in carts: exactly 50, ${ROUNDS} times`, async () => {
    const before = await countDeadlocks(shop.db);
    for (let round = 1; round <= ROUNDS; round++) {
      const { rare, skus } = await stockRound(round);
      const ended = await playRush({
        ctx: (more) => shop.ctx('floor', more),
        channelIds,
        skus,
        counterId: shop.places.corner,
        buyers: BUYERS,
        seed: round,
      });
      expect(ended.failures).toEqual([]);
      expect(ended.granted).toBe(50);
      const [north, corner] = [shop.places.north, shop.places.corner];
      expect(await shop.onHand(rare.id, north)).toEqual({ onHand: 30, reserved: 30 });
      expect(await shop.onHand(rare.id, corner)).toEqual({ onHand: 20, reserved: 20 });
    }
    await expectSoundBooks(shop.db);
    expect((await countDeadlocks(shop.db)) - before).toBe(0);
  }, 120_000);
});
