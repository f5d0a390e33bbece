import type { Reader } from '#db/client.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

/** Whether goods are handed over to their customers at `locations l`. */
export const HANDS_OVER = `l.is_active and l.kind = 'store' and coalesce((l.services ->> 'pickup')::boolean, false)`;

const MOST_PLACES = 500;

/** A shop where customers come for their orders. */
export type PickupPlace = { id: string; name: string; city: string };

/** The shops where customers come for their orders, by name. */
export async function listPickupPlaces(ctx: Ctx): Promise<PickupPlace[]> {
  allow(ctx.actor, 'order.read');
  const { rows } = await ctx.db.$client.query<PickupPlace>(
    `select l.id, l.name, l.city from locations l where ${HANDS_OVER} order by l.rank, l.name, l.id limit ${MOST_PLACES}`,
  );
  return rows;
}

/**
 * The shop that a channel means by a name or code, as people write it; the only one there is where it gives none. Null
 * when that is nobody, or more than one.
 */
export async function findPickupPlace(db: Reader, said: string | null): Promise<string | null> {
  const { rows } = await db.$client.query<{ id: string }>(
    `select l.id from locations l
     where ${HANDS_OVER} and ($1::text is null or lower($1) in (lower(l.name), lower(l.code))) limit 2`,
    [said],
  );
  return rows.length === 1 ? rows[0]!.id : null;
}
