import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

/** A place whose people pick, pack and hand over. */
export type WorkPlace = { id: string; name: string; handsOver: boolean };

const MOST_PLACES = 500;

/** Warehouses and shops in use, those that are asked for stock first. */
export async function listWorkPlaces(ctx: Ctx): Promise<WorkPlace[]> {
  allow(ctx.actor, 'fulfilment.read');
  const { rows } = await ctx.db.$client.query<WorkPlace>(
    `select id, name, kind = 'store' and coalesce((services ->> 'pickup')::boolean, false) as "handsOver"
     from locations where kind in ('warehouse', 'store') and is_active order by rank, name, id limit ${MOST_PLACES}`,
  );
  return rows;
}
