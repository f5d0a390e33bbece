import type { NewEvent } from '#domains/events/subscriptions.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../command.ts';
import { TransferStockInput } from './input.ts';
import { lockLevel } from './lock-level.ts';
import { moveStock } from './move-stock.ts';

/**
 * Moves units from one location to another at once; both are counted places of ours. Promised units stay.
 * @throws CONFLICT naming the variant and what is free there, when more should go.
 */
export const transferStock = command('stock.move', {
  input: TransferStockInput,
  run: async (tx, input, ctx) => {
    const lines = addUp(input.lines);
    const skus: string[] = [];
    // In variant order, as everybody locks levels.
    for (const { variantId, quantity } of lines) {
      const level = await lockLevel(tx, { variantId, locationId: input.fromLocationId });
      const free = level.onHand - level.reserved;
      if (quantity > free) {
        throw new AppError(
          'OUT_OF_STOCK',
          `${level.sku}: ${quantity} cannot leave ${level.locationName}; ${free} of ${level.onHand} are free, the rest is promised.`,
          {
            details: {
              reason: 'notFree',
              variantId,
              sku: level.sku,
              place: level.locationName,
              quantity,
              onHand: level.onHand,
              free,
            },
          },
        );
      }
      await lockLevel(tx, { variantId, locationId: input.toLocationId });
      skus.push(level.sku);
    }
    await moveStock(
      tx,
      lines.map((line) => ({
        at: ctx.now,
        ...line,
        fromLocationId: input.fromLocationId,
        toLocationId: input.toLocationId,
        reason: 'transfer' as const,
        causeKind: 'transfer',
        causeId: input.transferId,
        actorName: ctx.actor.name,
        note: input.note || null,
      })),
    );
    const { transferId, fromLocationId, toLocationId } = input;
    return {
      result: { transferId, units: lines.reduce((sum, line) => sum + line.quantity, 0) },
      subjectKind: 'transfer',
      subjectId: transferId,
      summary: { fromLocationId, toLocationId, skus },
      after: input,
      events: lines.map(
        ({ variantId, quantity }): NewEvent => ({
          kind: 'stock.changed',
          subjectKind: 'variant',
          subjectId: variantId,
          payload: { reason: 'transfer', fromLocationId, toLocationId, quantity },
        }),
      ),
    };
  },
});

function addUp(lines: readonly { variantId: string; quantity: number }[]) {
  const units = new Map<string, number>();
  for (const line of lines) units.set(line.variantId, (units.get(line.variantId) ?? 0) + line.quantity);
  return [...units]
    .map(([variantId, quantity]) => ({ variantId, quantity }))
    .sort((a, b) => (a.variantId < b.variantId ? -1 : 1));
}
