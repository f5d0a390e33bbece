import type { Tx } from '#db/client.ts';
import { HandOverInput } from '#domains/fulfilment/pickup/input.ts';
import { loadPickup, type Pickup } from '#domains/fulfilment/pickup/load-pickup.ts';
import { isPickupCode, MOST_WRONG_CODES } from '#domains/fulfilment/pickup/pickup-code.ts';
import { countWrongCode, writeCollected } from '#domains/fulfilment/pickup/write-pickup.ts';
import { AppError } from '#lib/errors.ts';
import { command, type Outcome } from '../../command.ts';
import { shippedEvent, shipUnits } from '../ship-order.ts';
import { loadOrder } from '../steps/load-order.ts';
import type { LoadedOrder } from '../steps/loaded-order.ts';
import { saveOrder } from '../steps/save-order.ts';
import { type ChangedOrder, changed, tellOrder } from '../steps/tell-order.ts';

/** What came of it: handed over, or a wrong code with how often one may still try. */
export type HandedOver = ChangedOrder & { outcome: 'collected' | 'wrongCode'; triesLeft: number };

/**
 * Hands an order over at the counter to who names its code or shows a document. A wrong code hands nothing over and is
 * counted; after five only a document helps.
 * @throws CONFLICT for an order that is not ready, or whose code was tried too often.
 */
export const handOverPickup = command('pickup.hand-over', {
  input: HandOverInput,
  run: async (tx, input, ctx): Promise<Outcome<HandedOver>> => {
    const order = await loadOrder(tx, input.orderId);
    const pickup = await loadPickup(tx, input.orderId, ['ready']);
    if (input.code !== undefined) {
      const triesLeft = MOST_WRONG_CODES - pickup.wrongCodes;
      if (triesLeft <= 0) throw tooManyTries(order);
      if (!isPickupCode(order.id, input.code, pickup.codeHash ?? '')) {
        return refuseCode(tx, order, triesLeft - 1);
      }
    }
    const way = { method: 'pickup' as const };
    const { order: after, shipped } = await shipUnits(
      tx,
      order,
      { ...way, shipmentId: input.shipmentId, locationId: pickup.locationId, serials: input.serials },
      ctx,
    );
    await writeCollected(tx, order.id, {
      by: ctx.actor.name,
      proof: input.code === undefined ? 'document' : 'code',
      documentEnd: input.documentEnd ?? null,
      now: ctx.now,
    });
    await saveOrder(tx, after, ctx.now);
    return tellOrder(order, after, {
      result: { ...changed(after), outcome: 'collected', triesLeft: triesOf(pickup) },
      events: [shippedEvent(after, shipped, way)],
      summary: { shipment: shipped.shipmentNumber, pickup: pickup.locationName },
    });
  },
});

function triesOf(pickup: Pickup): number {
  return MOST_WRONG_CODES - pickup.wrongCodes;
}

async function refuseCode(tx: Tx, order: LoadedOrder, triesLeft: number): Promise<Outcome<HandedOver>> {
  await countWrongCode(tx, order.id);
  return tellOrder(order, order, {
    result: { ...changed(order), outcome: 'wrongCode', triesLeft },
    events: [],
    summary: { wrongCode: true },
  });
}

function tooManyTries(order: LoadedOrder): AppError {
  return new AppError(
    'CONFLICT',
    `Too many wrong codes for order ${order.number}; ask for a document instead.`,
    { details: { reason: 'tooManyCodes', orderId: order.id } },
  );
}
