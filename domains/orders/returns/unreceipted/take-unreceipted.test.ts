import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOrder } from '#domains/orders/place-order.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { savePolicy } from '../policy/save-policy.ts';
import { takeUnreceipted } from './take-unreceipted.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(async () => {
  await expectSoundBooks(shop.db);
  await shop.close();
});

const wish = (variantId: string, quantity: number) => ({
  returnId: newId(),
  locationId: shop.places.corner,
  channelId: shop.channels.till,
  reasonCode: 'unwanted' as const,
  lines: [
    {
      variantId,
      quantity,
      condition: 'new' as const,
      disposition: 'shelf' as const,
      isTagIntact: true,
    },
  ],
  method: 'cash',
});

describe('goods without an order', () => {
  it('are refused while the policy asks for a receipt', async () => {
    const cup = await shop.addVariant({ sku: 'CUP', units: 5 });
    await expect(takeUnreceipted(shop.ctx('support'), wish(cup.id, 1), 'direct')).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { reason: 'policyRefuses', refused: [{ refusals: ['noReceipt'] }] },
    });
  });

  it('come back at the lowest price of late, where the policy lets them in', async () => {
    const rule = { id: newId(), name: 'All', days: 14, needsReceipt: false, needsTag: false };
    await savePolicy(shop.ctx('owner'), {
      policy: { rules: [rule], lowestPriceDays: 30 },
      expectedVersion: 0,
    });
    const jug = await shop.addVariant({ sku: 'JUG', units: 9 });
    await placeOrder(shop.ctx('floor'), {
      channelId: shop.channels.web,
      lines: [{ sku: 'JUG', quantity: 2, discountMinor: 500 }],
    });
    const done = await takeUnreceipted(shop.ctx('support'), wish(jug.id, 2), 'direct');
    expect(done).toMatchObject({ amountMinor: 1500, taxMinor: 300, paidOutMinor: 1800 });
    expect(await shop.onHand(jug.id, shop.places.corner)).toEqual({ onHand: 2, reserved: 0 });
    const { rows } = await shop.db.$client.query(
      `select p.returns_minor::integer as returns, p.cogs_minor::integer as cogs, o.method, o.amount_minor::integer as out
       from postings p join return_payouts o on o.return_id = p.cause_id where p.cause_id = $1`,
      [done.returnId],
    );
    expect(rows).toEqual([{ returns: 1500, cogs: -1200, method: 'cash', out: 1800 }]);
  });

  it('are refused to the warehouse, and money to the floor', async () => {
    const pan = await shop.addVariant({ sku: 'PAN', units: 1 });
    await expect(takeUnreceipted(shop.ctx('warehouse'), wish(pan.id, 1), 'direct')).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(takeUnreceipted(shop.ctx('floor'), wish(pan.id, 1), 'direct')).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
