import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOrder } from '#domains/orders/place-order.ts';
import { recordPayment } from '#domains/orders/record-payment.ts';
import { refundOrder } from '#domains/orders/refund-order.ts';
import { shipOrder } from '#domains/orders/ship-order.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { readOrder } from '#domains/testing/read-order.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { claimOrder } from '../claims/claim-order.ts';
import { exchangeOrder } from '../exchange/exchange-order.ts';
import { takeReturn } from './take-return.ts';

const ROUNDS = 12;
const DESKS = ['north', 'south', 'corner'] as const;

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop({ poolSize: 8 });
});
afterAll(async () => {
  await expectSoundBooks(shop.db);
  await shop.close();
});

/** An order of one unit at 10.00 and a fifth of tax, paid by card and sent. */
async function sell(sku: string) {
  const { id, totalMinor } = await placeOrder(shop.ctx('floor'), {
    channelId: shop.channels.web,
    lines: [{ sku, quantity: 1 }],
  });
  await recordPayment(shop.ctx('floor'), { orderId: id, method: 'card', amountMinor: totalMinor });
  await shipOrder(shop.ctx('warehouse'), { orderId: id, shipmentId: newId() });
  return { orderId: id, lineId: (await readOrder(shop.db, id)).lines[0]!.id, totalMinor };
}

type Sold = Awaited<ReturnType<typeof sell>>;

const wish = ({ orderId, lineId }: Sold, desk: (typeof DESKS)[number]) => {
  const state = { condition: 'new' as const, disposition: 'shelf' as const, isTagIntact: true };
  return {
    orderId,
    returnId: newId(),
    locationId: shop.places[desk],
    reasonCode: 'unwanted' as const,
    lines: [{ lineId, quantity: 1, ...state }],
    giveBack: { as: 'original' as const },
  };
};

/** How many were done, and what the others were told. */
async function race(work: readonly Promise<unknown>[]) {
  const ended = await Promise.allSettled(work);
  const refusals = ended.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  expect(refusals.filter((reason) => !(reason instanceof AppError && reason.code === 'CONFLICT'))).toEqual(
    [],
  );
  return { done: ended.length - refusals.length, refused: refusals.length };
}

const onShelves = async (variantId: string) => {
  const levels = await Promise.all(DESKS.map((desk) => shop.onHand(variantId, shop.places[desk])));
  return levels.reduce((sum, level) => sum + level.onHand, 0);
};

const givenBack = async (orderId: string) => {
  const { rows } = await shop.db.$client.query<{ minor: number }>(
    'select coalesce(sum(amount_minor), 0)::bigint as minor from refunds where order_id = $1',
    [orderId],
  );
  return rows[0]!.minor;
};

describe('several desks at once', () => {
  it(`take the last unit of one order back once, whichever desk is first, ${ROUNDS} times`, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const cup = await shop.addVariant({ sku: `CUP-${round}`, units: 3 });
      const sold = await sell(cup.sku);
      const ended = await race(
        DESKS.map((desk) => takeReturn(shop.ctx('manager'), wish(sold, desk), 'direct')),
      );
      expect(ended).toEqual({ done: 1, refused: 2 });
      expect(await onShelves(cup.id)).toBe(3);
      expect(await givenBack(sold.orderId)).toBe(sold.totalMinor);
    }
  });

  it('never both take it back and exchange it', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const pot = await shop.addVariant({ sku: `POT-${round}`, units: 3 });
      const sold = await sell(pot.sku);
      const exchange = {
        ...wish(sold, 'south'),
        newOrderId: newId(),
        newLines: [{ variantId: pot.id, quantity: 1 }],
        from: 'anywhere' as const,
      };
      const ended = await race([
        takeReturn(shop.ctx('manager'), wish(sold, 'north'), 'direct'),
        exchangeOrder(shop.ctx('manager'), exchange, 'direct'),
      ]);
      expect(ended).toEqual({ done: 1, refused: 1 });
      expect(await onShelves(pot.id)).toBe(3);
    }
  });

  it('give what was captured back once, by refund, claim or return', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const jar = await shop.addVariant({ sku: `JAR-${round}`, units: 3 });
      const sold = await sell(jar.sku);
      const { orderId, lineId, totalMinor } = sold;
      const refund = () =>
        refundOrder(shop.ctx('manager'), { orderId, method: 'card', amountMinor: totalMinor, reason: '' });
      const claim = {
        orderId,
        claimId: newId(),
        kind: 'damaged' as const,
        lines: [{ lineId, quantity: 1 }],
        remedy: 'refund' as const,
      };
      await race([
        refund(),
        refund(),
        claimOrder(shop.ctx('manager'), claim),
        takeReturn(shop.ctx('manager'), wish(sold, 'corner'), 'direct'),
      ]);
      expect(await givenBack(orderId)).toBe(totalMinor);
      expect(await readOrder(shop.db, orderId)).toMatchObject({ paymentStatus: 'refunded' });
    }
  });
});
