import type { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { WorkFilter } from './input.ts';
import { AT_STAGE, IS_HERE, OPEN_ORDERS, WORK_OF_ORDER } from './work-source.ts';

/** An order that asks something of a place. */
export type WorkRow = {
  id: string;
  number: number;
  channelName: string;
  placedAt: Date;
  shipBy: Date | null;
  isLate: boolean;
  isPickup: boolean;
  /** Units to pick and to pack here, lines to pick, parcels that wait for their carrier. */
  toPick: number;
  toPack: number;
  linesToPick: number;
  waiting: number;
  /** The open wave that it is picked in. */
  waveId: string | null;
  waveNumber: number | null;
};

/** A page of work. */
export type WorkPage = { rows: WorkRow[]; after: string | null };

/**
 * The orders at one stage of the work of a place, late ones first, then by when they should leave and when they came;
 * pages by keyset.
 */
export async function listWork(ctx: Ctx, raw: z.input<typeof WorkFilter>): Promise<WorkPage> {
  allow(ctx.actor, 'fulfilment.read');
  const { locationId, stage, after, limit } = WorkFilter.parse(raw);
  const { rows } = await ctx.db.$client.query<WorkRow>(
    `select o.id, o.number, ch.name as "channelName", o.placed_at as "placedAt", o.ship_by as "shipBy",
       coalesce(o.ship_by < $3, false) as "isLate",
       exists (select from pickups c where c.order_id = o.id and c.status in ('arranged', 'ready')) as "isPickup",
       work.to_pick as "toPick", work.to_pack as "toPack", work.lines_to_pick as "linesToPick", work.waiting,
       wave.id as "waveId", wave.number as "waveNumber"
     from orders o join channels ch on ch.id = o.channel_id
     cross join lateral (${WORK_OF_ORDER}) work
     left join lateral (select w.id, w.number from pick_tasks t join pick_waves w on w.id = t.wave_id
       where t.order_id = o.id and t.location_id = $1 and t.status = 'open' limit 1) wave on true
     where ${OPEN_ORDERS} and ${IS_HERE} and ${AT_STAGE[stage]}
       and ($4::uuid is null or (coalesce(o.ship_by, 'infinity'), o.placed_at, o.id) >
         (select coalesce(c.ship_by, 'infinity'), c.placed_at, c.id from orders c where c.id = $4))
     order by coalesce(o.ship_by, 'infinity'), o.placed_at, o.id limit $2`,
    [locationId, limit + 1, ctx.now, after ?? null],
  );
  const kept = rows.slice(0, limit);
  return { rows: kept, after: rows.length > limit ? (kept.at(-1)?.id ?? null) : null };
}
