import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addLocation } from '#domains/fulfilment/add-location.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { closeTransfer } from './close-transfer.ts';
import { createTransfer } from './create-transfer.ts';
import { receiveTransfer } from './receive-transfer.ts';
import { sendTransfer } from './send-transfer.ts';
import { MISSING_REASONS } from './transfer-status.ts';

const CONNECTIONS = 8;
const RUNS = 12;
const RACE_MS = 120_000;
const UNITS = 40;

let shop: TestShop;
let goods: { id: string; sku: string }[];

beforeAll(async () => {
  shop = await openShop({ poolSize: CONNECTIONS });
  goods = [
    await shop.addVariant({ sku: 'CUP', units: { north: UNITS, south: UNITS } }),
    await shop.addVariant({ sku: 'MUG', units: { north: UNITS, south: UNITS } }),
  ];
  await addLocation(shop.ctx('owner'), {
    code: 'ASIDE',
    name: 'Set aside',
    kind: 'quarantine',
    services: { ships: false, pickup: false, returns: false },
  });
});
afterAll(() => shop.close());

/** Refusals that a race may end in; a deadlock or a broken rule of the books is none. */
const EXPECTED = ['OUT_OF_STOCK', 'CONFLICT'];

async function tolerate(work: Promise<unknown>): Promise<void> {
  await work.catch((error: { code?: string }) => {
    if (error.code === undefined || !EXPECTED.includes(error.code)) throw error;
  });
}

const step = fc.oneof(
  fc.record({ kind: fc.constant('send' as const), way: fc.nat(2), first: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ kind: fc.constant('receive' as const), which: fc.nat(9), good: fc.nat(5), damaged: fc.nat(1) }),
  fc.record({
    kind: fc.constant('close' as const),
    which: fc.nat(9),
    reason: fc.constantFrom(...MISSING_REASONS),
  }),
  fc.record({ kind: fc.constant('sell' as const), units: fc.integer({ min: 1, max: 3 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

const transfers: string[] = [];

async function carryOut(one: Step): Promise<void> {
  if (one.kind === 'send') return sendOff(one.way, one.first);
  if (one.kind === 'sell') {
    const lines = goods.map(({ sku }) => ({ sku, quantity: one.units }));
    await tolerate(placeOrder(shop.ctx('floor'), { channelId: shop.channels.web, lines }));
    return;
  }
  const transferId = transfers[one.which % Math.max(1, transfers.length)];
  if (!transferId) return;
  if (one.kind === 'close') {
    const lines = goods.map(({ id }) => ({ variantId: id, reason: one.reason }));
    return tolerate(closeTransfer(shop.ctx('warehouse'), { transferId, lines }));
  }
  const lines = goods.map(({ id }) => ({ variantId: id, good: one.good + 1, damaged: one.damaged }));
  await tolerate(receiveTransfer(shop.ctx('floor'), { transferId, lines }));
}

async function sendOff(way: number, first: number): Promise<void> {
  const { north, south, corner } = shop.places;
  const ways = [[north, corner] as const, [corner, south] as const, [south, north] as const];
  const [fromLocationId, toLocationId] = ways[way]!;
  const transferId = newId();
  // Every other transfer names the goods the other way round: locks must be taken in one order all the same.
  const lines = goods.map(({ id }, index) => ({ variantId: id, quantity: first + index }));
  await createTransfer(shop.ctx('floor'), {
    transferId,
    fromLocationId,
    toLocationId,
    lines: first % 2 === 0 ? lines : lines.reverse(),
  });
  transfers.push(transferId);
  await tolerate(sendTransfer(shop.ctx('warehouse'), { transferId }));
}

describe('transfers, sales and losses at once', () => {
  it('leave sound books, and no unit comes from nowhere', { timeout: RACE_MS }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24 }), async (steps) => {
        await Promise.all(steps.map(carryOut));
        await expectSoundBooks(shop.db);
        const { rows } = await shop.db.$client.query<{ there: number; gone: number }>(
          `select (select sum(on_hand) from stock_levels)::integer as there,
             (select coalesce(sum(missing), 0) from stock_transfer_lines where missing_reason in ('lost', 'damaged'))::integer
               as gone`,
        );
        expect(rows[0]!.there + rows[0]!.gone).toBe(UNITS * 4);
      }),
      { numRuns: RUNS },
    );
  });
});
