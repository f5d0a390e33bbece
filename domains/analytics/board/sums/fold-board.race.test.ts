import { afterAll, beforeAll, describe, it } from 'vitest';
import { mergeCustomers } from '#domains/customers/merging/merge-customers.ts';
import { logContact } from '#domains/marketing/tracking/log-contact.ts';
import { cancelOrder } from '#domains/orders/cancel-order.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { addPeople, expectBoardTrue, letRefusalsPass } from './fold-board.fixture.ts';

const WRITERS = 6;
const ROUNDS = 8;

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop({ poolSize: 12 });
  await shop.addVariant({ sku: 'CUP', units: 1_000_000 });
});
afterAll(() => shop.close());

async function trade(people: readonly string[], writer: number): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const ctx = shop.ctx('owner', { now: new Date(shop.now.getTime() + (round * 40 + writer) * 3_600_000) });
    const channelId = (writer + round) % 2 ? shop.channels.web : shop.channels.till;
    const customerId = people[(writer * 3 + round) % people.length]!;
    const placed = await placeOrder(ctx, {
      channelId,
      customerId,
      lines: [{ sku: 'CUP', quantity: 1 }],
    }).catch(letRefusalsPass);
    await logContact(ctx, { customerId, channelId, kind: 'visit', text: 'here' }).catch(letRefusalsPass);
    if (placed && round % 3 === 0)
      await cancelOrder(ctx, { orderId: placed.id, reason: 'no' }).catch(letRefusalsPass);
    if (round % 4 === 3) {
      const mergedId = people[(writer * 3 + round + 1) % people.length]!;
      await mergeCustomers(ctx, { survivorId: customerId, mergedId }).catch(letRefusalsPass);
    }
  }
}

describe('the sums of the board in a rush', () => {
  it('are what the rows say after many wrote while two workers folded', async () => {
    const people = await addPeople(shop, 12);
    let isOver = false;
    const fold = async () => {
      while (!isOver) await shop.db.$client.query('select fold_board()');
    };
    const folding = [fold(), fold()];
    await Promise.all(Array.from({ length: WRITERS }, (_, writer) => trade(people, writer)));
    isOver = true;
    await Promise.all(folding);
    await expectBoardTrue(shop);
  }, 120_000);
});
