import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { AT_STAGE, IS_HERE, OPEN_ORDERS, WORK_OF_ORDER } from './work-source.ts';

/** How many orders wait at each stage of a place's work. */
export type WorkCounts = { pick: number; pack: number; handOver: number; pickup: number };

const MOST_ORDERS = 1_000;

/** Counts the work of a place, looking through a thousand open orders at most. */
export async function countWork(ctx: Ctx, locationId: string): Promise<WorkCounts> {
  allow(ctx.actor, 'fulfilment.read');
  const { rows } = await ctx.db.$client.query<WorkCounts>(
    `select count(*) filter (where ${AT_STAGE.pick})::integer as pick,
       count(*) filter (where ${AT_STAGE.pack})::integer as pack,
       count(*) filter (where ${AT_STAGE['hand-over']})::integer as "handOver",
       (select count(*)::integer from pickups c join orders p on p.id = c.order_id
         where c.location_id = $1 and c.status in ('arranged', 'ready') and p.status <> 'cancelled') as pickup
     from (select * from orders o where ${OPEN_ORDERS} and ${IS_HERE} limit ${MOST_ORDERS}) o
     cross join lateral (${WORK_OF_ORDER}) work`,
    [locationId],
  );
  return rows[0] ?? { pick: 0, pack: 0, handOver: 0, pickup: 0 };
}
