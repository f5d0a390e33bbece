import type { Tx } from '#db/client.ts';
import { stockAdjustments } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { command } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { type AdjustStock, AdjustStockInput } from './input.ts';
import { lockLevel, type StockLevel } from './lock-level.ts';
import { nameLots } from './lots/name-lots.ts';
import { moveStock } from './move-stock.ts';
import { getOutside, type Outside } from './outside.ts';
import { releaseOverpromised } from './release-overpromised.ts';

/** What a correction did. `released` are units that were promised and are not there. */
export type Adjusted = {
  onHand: number;
  change: number;
  released: { orderId: string | null; lineId: string | null; quantity: number }[];
};

/**
 * Puts stock right by hand, by a change or by what was counted. Where less is there than is promised, promises are
 * released, those to the newest orders first; the event `stock.changed` names their orders, and its job makes them
 * backorders or finds the units elsewhere. A count that agrees moves nothing and is still in the audit log.
 * @throws CONFLICT when on hand is not what the person saw, or would fall below nothing; INVALID_INPUT for a receipt
 * that takes away or a write-off that adds.
 */
export const adjustStock = command('stock.adjust', {
  input: AdjustStockInput,
  run: async (tx, input, ctx) => {
    const level = await lockLevel(tx, input);
    const change = judgeChange(level, input);
    const id = input.adjustmentId ?? newId(ctx.now.getTime());
    const missing = level.reserved - (level.onHand + change);
    const takes = await releaseOverpromised(tx, { ...input, missing }, ctx.now);
    if (change !== 0) await writeAdjustment(tx, { id, input, change, ctx });
    const released = takes.map(({ reservation, quantity }) => ({
      orderId: reservation.orderId,
      lineId: reservation.orderLineId,
      quantity,
    }));
    const result: Adjusted = { onHand: level.onHand + change, change, released };
    const payload = { ...result, locationId: input.locationId, reason: input.reason };
    return {
      result,
      subjectKind: 'variant',
      subjectId: input.variantId,
      summary: { sku: level.sku, change, locationId: input.locationId, reason: input.reason },
      before: { onHand: level.onHand, reserved: level.reserved },
      after: { onHand: result.onHand, note: input.note },
      events:
        change === 0
          ? []
          : [{ kind: 'stock.changed', subjectKind: 'variant', subjectId: input.variantId, payload }],
    };
  },
});

function judgeChange(level: StockLevel, input: AdjustStock): number {
  const { onHand, sku, locationName } = level;
  if (input.expectedQuantity !== undefined && input.expectedQuantity !== onHand) {
    throw new AppError(
      'CONFLICT',
      `${sku} at ${locationName} is ${onHand} now, not ${input.expectedQuantity}: it moved meanwhile. Look again.`,
      { details: { reason: 'movedMeanwhile', sku, place: locationName, onHand } },
    );
  }
  const change = input.change ?? input.countedQuantity! - onHand;
  if (onHand + change < 0) {
    throw new AppError('CONFLICT', `${sku} at ${locationName}: ${-change} cannot go, ${onHand} are there.`, {
      details: { reason: 'tooFew', sku, place: locationName, quantity: -change, onHand },
    });
  }
  if ((input.reason === 'receipt' && change < 0) || (input.reason === 'write_off' && change > 0)) {
    throw new AppError('INVALID_INPUT', `reason: a ${input.reason} cannot change the stock by ${change}.`);
  }
  return change;
}

async function writeAdjustment(
  tx: Tx,
  more: { id: string; input: AdjustStock; change: number; ctx: CommandContext },
): Promise<void> {
  const { id, input, change, ctx } = more;
  const outside = outsideFor(input, await getOutside(tx));
  await tx.insert(stockAdjustments).values({
    id,
    variantId: input.variantId,
    locationId: input.locationId,
    quantity: change,
    reason: input.reason,
    note: input.note || null,
    at: ctx.now,
  });
  const { variantId, lot } = input;
  const stated = { variantId, lot: lot?.code ?? null, expiresOn: lot?.expiresOn };
  const [lotId] = await nameLots(tx, [stated], { unnamed: 'leave', now: ctx.now });
  await moveStock(tx, [
    {
      at: ctx.now,
      variantId,
      lotId,
      quantity: Math.abs(change),
      fromLocationId: change > 0 ? outside : input.locationId,
      toLocationId: change > 0 ? input.locationId : outside,
      reason: input.reason,
      causeKind: 'adjustment',
      causeId: id,
      actorName: ctx.actor.name,
      note: input.note || null,
    },
  ]);
}

/** Received goods come from suppliers; what is lost goes to scrap, and what is found again comes from there. */
function outsideFor(input: AdjustStock, outside: Outside): string {
  return input.reason === 'receipt' ? outside.supplier : outside.scrap;
}
