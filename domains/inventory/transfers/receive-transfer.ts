import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { moveStock } from '../move-stock.ts';
import { ReceiveTransferInput } from './input.ts';
import {
  type LoadedTransfer,
  type LoadedTransferLine,
  loadTransfer,
  requireOnTransfer,
} from './load-transfer.ts';
import { settleTransfer } from './settle-transfer.ts';
import { type Leg, legEvents, legMovements } from './transfer-moves.ts';
import { requireQuarantine, requireTransit } from './transfer-places.ts';
import { UNDER_WAY, underWayOf } from './transfer-status.ts';

type Arrived = { variantId: string; good: number; damaged: number };

/**
 * Takes in what came of a transfer, all of it or a part: good units to the shelf, damaged ones to quarantine. What is
 * left stays in transit. Of several receivers each takes only what the others left.
 * @throws CONFLICT for a transfer that is not under way, for more than was sent, and for damaged goods without a
 * quarantine.
 */
export const receiveTransfer = command('stock.move', {
  input: ReceiveTransferInput,
  run: async (tx, input, ctx) => {
    const transfer = await loadTransfer(tx, input.transferId, UNDER_WAY);
    requireOnTransfer(transfer, input.lines);
    const lines = addArrivals(transfer, input.lines);
    const legs = await planLegs(tx, transfer, { arrived: input.lines, now: ctx.now });
    await moveStock(tx, legMovements(transfer, legs, ctx));
    await tx.$client.query(
      `update stock_transfer_lines l set received = l.received + a.good, damaged = l.damaged + a.damaged
       from unnest($2::uuid[], $3::integer[], $4::integer[]) a (variant_id, good, damaged)
       where l.transfer_id = $1 and l.variant_id = a.variant_id`,
      [
        transfer.id,
        input.lines.map((line) => line.variantId),
        input.lines.map((line) => line.good),
        input.lines.map((line) => line.damaged),
      ],
    );
    const status = await settleTransfer(tx, transfer, { lines, ctx });
    const underWay = lines.reduce((sum, line) => sum + underWayOf(line), 0);
    return {
      result: { id: transfer.id, number: transfer.number, status, underWay },
      subjectKind: 'stock_transfer',
      subjectId: transfer.id,
      summary: { number: transfer.number, status, underWay },
      before: { status: transfer.status },
      after: input,
      events: legEvents(transfer, legs),
    };
  },
});

function addArrivals(transfer: LoadedTransfer, arrived: readonly Arrived[]): LoadedTransferLine[] {
  const told = new Map(arrived.map((line) => [line.variantId, line]));
  return transfer.lines.map((line) => {
    const came = told.get(line.variantId);
    if (!came) return line;
    const awaited = underWayOf(line);
    const units = came.good + came.damaged;
    if (units > awaited) {
      throw new AppError(
        'CONFLICT',
        `${line.sku}: ${units} cannot come in; ${awaited} of transfer ${transfer.number} are on their way.`,
        { details: { reason: 'moreThanSent', sku: line.sku, quantity: units, awaited } },
      );
    }
    return { ...line, received: line.received + came.good, damaged: line.damaged + came.damaged };
  });
}

async function planLegs(
  tx: Tx,
  transfer: LoadedTransfer,
  more: { arrived: readonly Arrived[]; now: Date },
): Promise<Leg[]> {
  const { arrived } = more;
  const transit = await requireTransit(tx, more.now);
  const quarantine = arrived.some((line) => line.damaged > 0) ? await requireQuarantine(tx) : '';
  return arrived.flatMap(({ variantId, good, damaged }) => {
    const leg = (quantity: number, toLocationId: string): Leg[] =>
      quantity === 0
        ? []
        : [{ variantId, quantity, fromLocationId: transit, toLocationId, reason: 'transfer' }];
    return [...leg(good, transfer.toLocationId), ...leg(damaged, quarantine)];
  });
}
