import type { Tx } from '#db/client.ts';
import { closeReservations } from '#domains/inventory/close-reservations.ts';
import { leftAfter, takeUnits } from '#domains/inventory/take-reservations.ts';
import type { LoadedLine, LoadedOrder } from './loaded-order.ts';
import { settled } from './settle-order.ts';

/** What was found of a line; fewer than wanted is a short pick. Without a place, of all places together. */
export type LinePick = { line: LoadedLine; found: number; wanted: number; locationId?: string };

/**
 * Takes units of a loaded order from the shelves. What was wanted and not found loses its reservation, and the order
 * needs attention, because the books and the shelf disagree. The only writer of picked quantities but shipping; the
 * caller saves the order.
 */
export async function pickUnits(
  tx: Tx,
  order: LoadedOrder,
  picks: readonly LinePick[],
  now: Date,
): Promise<LoadedOrder> {
  const short = picks.filter((pick) => pick.found < pick.wanted);
  const takes = short.flatMap(({ line, found, wanted, locationId }) => {
    const held = line.reservations.filter((one) => !locationId || one.locationId === locationId);
    return takeUnits(held.toReversed(), wanted - found);
  });
  await closeReservations(tx, takes, { status: 'released', reason: 'short pick', at: now });
  const lines = order.lines.map((line) => {
    const pick = picks.find((one) => one.line.id === line.id);
    return {
      ...line,
      reservations: leftAfter(line.reservations, takes),
      pickedQuantity: line.pickedQuantity + (pick?.found ?? 0),
    };
  });
  return settled({ ...order, lines, attentionReason: shortReason(order.attentionReason, short) });
}

const SHORT_PICK = 'short_pick: ';

/** A reason that stands stays; further short picks are added to the first. */
function shortReason(before: string | null, short: readonly LinePick[]): string | null {
  if (short.length === 0 || (before !== null && !before.startsWith(SHORT_PICK))) return before;
  const words = short.map(({ line, found, wanted }) => `${line.sku} ${found} of ${wanted}`).join(', ');
  return before === null ? SHORT_PICK + words : `${before}, ${words}`;
}
