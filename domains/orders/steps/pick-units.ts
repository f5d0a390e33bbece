import type { Tx } from '#db/client.ts';
import { addPicked, onShelves, takeFromShelves } from '#domains/fulfilment/picking/picked-units.ts';
import { closeReservations } from '#domains/inventory/close-reservations.ts';
import { leftAfter } from '#domains/inventory/take-reservations.ts';
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
  const found = order.lines.map((line) => {
    const pick = picks.find((one) => one.line.id === line.id);
    if (!pick) return line;
    const { found: quantity, locationId } = pick;
    return addPicked(line, locationId ? { quantity, locationId } : { quantity });
  });
  const takes = short.flatMap((pick) => {
    const line = found.find((one) => one.id === pick.line.id)!;
    const shelves = onShelves(line, pick.locationId).toReversed();
    return takeFromShelves(line, shelves, pick.wanted - pick.found);
  });
  await closeReservations(tx, takes, { status: 'released', reason: 'short pick', at: now });
  const lines = found.map((line) => ({ ...line, reservations: leftAfter(line.reservations, takes) }));
  return settled({ ...order, lines, attentionReason: shortReason(order.attentionReason, short) });
}

const SHORT_PICK = 'short_pick: ';

/** A reason that stands stays; further short picks are added to the first. */
function shortReason(before: string | null, short: readonly LinePick[]): string | null {
  if (short.length === 0 || (before !== null && !before.startsWith(SHORT_PICK))) return before;
  const words = short.map(({ line, found, wanted }) => `${line.sku} ${found} of ${wanted}`).join(', ');
  return before === null ? SHORT_PICK + words : `${before}, ${words}`;
}
