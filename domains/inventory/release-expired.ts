import type { NewEvent } from '#domains/events/subscriptions.ts';
import { command } from '../command.ts';
import { closeReservations } from './close-reservations.ts';
import { ReleaseExpiredInput } from './input.ts';
import { type OpenReservation, takeUnits } from './take-reservations.ts';

type Expired = OpenReservation & { orderId: string | null; orderLineId: string | null };

/**
 * Ends the reservations whose time has run out, the oldest first; `more` says that others are left. An order that
 * loses its units so is named by the event, and its job looks for others.
 */
export const releaseExpired = command('job.run', {
  input: ReleaseExpiredInput,
  run: async (tx, { limit }, ctx) => {
    const { rows } = await tx.$client.query<Expired>(
      `select id, variant_id as "variantId", location_id as "locationId", quantity, order_id as "orderId",
         order_line_id as "orderLineId"
       from reservations where status = 'open' and expires_at <= $1 order by expires_at, id limit $2`,
      [ctx.now, limit],
    );
    const takes = rows.flatMap((row) => takeUnits([row], row.quantity));
    await closeReservations(tx, takes, { status: 'expired', reason: 'time ran out', at: ctx.now });
    const variantIds = [...new Set(rows.map((row) => row.variantId))].sort();
    return {
      result: { released: rows.length, more: rows.length === limit },
      subjectKind: 'reservation',
      subjectId: null,
      summary: { released: rows.length },
      events: variantIds.map((variantId) => expiredEvent(variantId, rows)),
    };
  },
});

function expiredEvent(variantId: string, rows: readonly Expired[]): NewEvent {
  const released = rows
    .filter((row) => row.variantId === variantId)
    .map((row) => ({ orderId: row.orderId, lineId: row.orderLineId, quantity: row.quantity }));
  return {
    kind: 'stock.changed',
    subjectKind: 'variant',
    subjectId: variantId,
    payload: { reason: 'expired', released },
  };
}
