import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import type { Take } from './take-reservations.ts';

/** How reservations end, why and when. */
export type ReservationEnd = { status: 'consumed' | 'released' | 'expired'; reason: string; at: Date };

const LOCK_LEVELS = {
  name: 'lock-levels',
  text: `
    select from stock_levels s
    join (select distinct variant_id, location_id from unnest($1::uuid[], $2::uuid[]) as t (variant_id, location_id)) wanted
      using (variant_id, location_id)
    order by s.variant_id, s.location_id for update of s`,
};

const CLOSE = {
  name: 'close-reservations',
  text: `
    with take as (
      select * from unnest($1::uuid[], $2::integer[], $3::integer[], $4::uuid[]) as t (id, held, taken, part_id)
    ), closed as (
      update reservations r set
        quantity = case when take.held > take.taken then take.held - take.taken else take.held end,
        status = case when take.held > take.taken then 'open' else $5 end,
        closed_at = case when take.held > take.taken then null else $6::timestamptz end,
        close_reason = case when take.held > take.taken then null else $7 end
      from take where r.id = take.id and r.status = 'open' and r.quantity = take.held
      returning r.*
    ), split as (
      insert into reservations (id, variant_id, location_id, quantity, order_id, order_line_id, hold_id, status, created_at,
        expires_at, closed_at, close_reason, uses_safety)
      select take.part_id, c.variant_id, c.location_id, take.taken, c.order_id, c.order_line_id, c.hold_id, $5, c.created_at,
        c.expires_at, $6::timestamptz, $7, c.uses_safety
      from closed c join take on take.id = c.id where take.held > take.taken
    )
    select count(*)::integer as closed from closed`,
};

/**
 * Ends reservations; a part that is taken is split off and ends, the rest stays open. The levels follow by trigger.
 * Levels are locked first, as everybody does who touches both. A reservation that changed since it was read makes the
 * command start again with fresh reads.
 */
export async function closeReservations(tx: Tx, takes: readonly Take[], end: ReservationEnd): Promise<void> {
  if (takes.length === 0) return;
  const lock = tx.$client.query({
    ...LOCK_LEVELS,
    values: [
      takes.map((take) => take.reservation.variantId),
      takes.map((take) => take.reservation.locationId),
    ],
  });
  const close = tx.$client.query<{ closed: number }>({
    ...CLOSE,
    values: [
      takes.map((take) => take.reservation.id),
      takes.map((take) => take.reservation.quantity),
      takes.map((take) => take.quantity),
      takes.map(() => newId(end.at.getTime())),
      end.status,
      end.at,
      end.reason,
    ],
  });
  const [, { rows }] = await Promise.all([lock, close]);
  if (rows[0]?.closed === takes.length) return;
  throw new AppError('CONFLICT', 'The reservations changed meanwhile; try again.', {
    details: { reason: 'lostRace', isLostRace: true },
  });
}
