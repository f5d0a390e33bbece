import { type PackParcel, PackParcelInput } from '#domains/fulfilment/packing/input.ts';
import { readPacked, writeParcel } from '#domains/fulfilment/packing/write-parcel.ts';
import { packableAt } from '#domains/fulfilment/picking/open-units.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { findLine, loadOrder } from '../steps/load-order.ts';
import { type LoadedOrder, nameOf } from '../steps/loaded-order.ts';
import { orderEvent } from '../steps/tell-order.ts';

/**
 * Packs picked units of an order into a parcel, which then waits for its carrier. Nothing leaves yet.
 * @throws CONFLICT naming the line and its numbers for more than is picked there and in no other parcel.
 */
export const packParcel = command('packing.write', {
  input: PackParcelInput,
  run: async (tx, input, ctx) => {
    const order = await loadOrder(tx, input.orderId);
    const packed = await readPacked(tx, input);
    judge(order, input, packed);
    const number = await writeParcel(tx, input, { name: ctx.actor.name, now: ctx.now });
    const units = input.lines.reduce((sum, line) => sum + line.quantity, 0);
    return {
      result: { parcelId: input.parcelId, number },
      subjectKind: 'order',
      subjectId: order.id,
      summary: { number: order.number, parcel: number, units },
      events: [
        orderEvent(order, 'order.packed', { parcelId: input.parcelId, parcel: number, lines: input.lines }),
      ],
    };
  },
});

function judge(order: LoadedOrder, input: PackParcel, packed: ReadonlyMap<string, number>): void {
  for (const { lineId, quantity } of input.lines) {
    const line = findLine(order, lineId);
    const free = packableAt(line, input.locationId) - (packed.get(lineId) ?? 0);
    if (quantity <= free) continue;
    throw new AppError(
      'CONFLICT',
      `${nameOf(line)}: ${quantity} cannot be packed; ${Math.max(0, free)} are picked here and in no parcel. Pick them first.`,
      { details: { reason: 'notPicked', sku: line.sku, quantity, free: Math.max(0, free) } },
    );
  }
}
