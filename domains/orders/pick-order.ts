import { onShelves } from '#domains/fulfilment/picking/picked-units.ts';
import { unitsOf } from '#domains/inventory/take-reservations.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../command.ts';
import { PickOrderInput } from './input.ts';
import { findLine, loadOrder } from './steps/load-order.ts';
import { type LoadedLine, nameOf } from './steps/loaded-order.ts';
import { pickUnits } from './steps/pick-units.ts';
import { requireStatus } from './steps/require-status.ts';
import { saveOrder } from './steps/save-order.ts';
import { changed, orderEvent, tellOrder } from './steps/tell-order.ts';

/**
 * Records what was taken from the shelves, of one place or of all, of what is reserved and not picked yet. Fewer than reserved is a short pick:
 * the rest of the reservation is released and the order needs attention, because the books and the shelf disagree.
 * @throws INVALID_INPUT for more than is reserved, naming the line and both numbers.
 */
export const pickOrder = command('order.pick', {
  input: PickOrderInput,
  run: async (tx, input, ctx) => {
    const order = await loadOrder(tx, input.orderId);
    requireStatus(order, ['backorder', 'reserved', 'confirmed', 'picked', 'part_shipped']);
    const at = input.locationId ? { locationId: input.locationId } : {};
    const found = new Map((input.lines ?? []).map((one) => [findLine(order, one.lineId).id, one.quantity]));
    const picks = order.lines
      .filter((line) => line.kind === 'goods' && (!input.lines || found.has(line.id)))
      .map((line) => ({ line, ...judgePick(line, found.get(line.id), input.locationId), ...at }));
    if (picks.every((pick) => pick.wanted === 0)) {
      throw new AppError('ALREADY_DONE', `Order ${order.number} has nothing left to pick.`, {
        details: { reason: 'nothingToPick', orderId: order.id },
      });
    }
    const after = await pickUnits(tx, order, picks, ctx.now);
    await saveOrder(tx, after, ctx.now);
    const picked = picks.map(({ line, found: quantity }) => ({ lineId: line.id, quantity }));
    return tellOrder(order, after, {
      result: changed(after),
      events: [orderEvent(after, 'order.picked', { lines: picked })],
    });
  },
});

function judgePick(
  line: LoadedLine,
  stated: number | undefined,
  locationId: string | undefined,
): { found: number; wanted: number } {
  const wanted = unitsOf(onShelves(line, locationId));
  const found = stated ?? wanted;
  if (found <= wanted) return { found, wanted };
  throw new AppError(
    'INVALID_INPUT',
    `${nameOf(line)}: ${found} units found, but only ${wanted} are reserved and not picked yet.`,
    { details: { reason: 'pickedTooMany', lineId: line.id, sku: line.sku || line.title, wanted, found } },
  );
}
