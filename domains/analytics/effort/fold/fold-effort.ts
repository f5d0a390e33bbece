import { inTransaction } from '#db/client.ts';
import type { Ctx } from '../../../context.ts';
import { allow } from '../../../team/can.ts';
import { RULES_VERSION } from '../rule/effort-minutes.ts';
import { readMeasure } from '../settings/read-measure.ts';
import { learnLengths } from './learn-lengths.ts';
import { readJourneys } from './read-journeys.ts';
import { writeEfforts } from './write-efforts.ts';

const ORDERS_AT_ONCE = 1_000;
const TURNS_AT_ONCE = 10;

/** How far a look at the efforts came: orders worked out, and whether more wait. */
export type EffortFold = { orders: number; hasMore: boolean };

/**
 * Works out the journeys of orders whose facts changed since the last look, at most ten thousand. The worker calls it
 * every few seconds; two workers take turns. The result equals working all of them out anew. After a change of the rules
 * all orders are worked out anew, some at a time beside those whose facts change.
 */
export async function foldEffort(ctx: Ctx): Promise<EffortFold> {
  allow(ctx.actor, 'job.run');
  let orders = 0;
  for (let turn = 0; turn < TURNS_AT_ONCE; turn++) {
    const { taken, left } = await foldSome(ctx);
    orders += taken;
    if (taken === 0) return { orders, hasMore: left > 0 };
  }
  return { orders, hasMore: true };
}

async function foldSome({ db, now }: Ctx): Promise<{ taken: number; left: number }> {
  return inTransaction(
    db,
    async (tx) => {
      const { rows } = await tx.$client.query<{ left: string }>('select find_effort($1, $2) as left', [
        RULES_VERSION,
        ORDERS_AT_ONCE,
      ]);
      const { rows: waiting } = await tx.$client.query<{ id: string }>(TAKE, [ORDERS_AT_ONCE]);
      const ids = waiting.map(({ id }) => id);
      const left = Number(rows[0]!.left);
      if (ids.length > 0) await writeEfforts(tx, ids, await readJourneys(tx, ids), await readMeasure(tx));
      else if (left === 0) return { taken: 0, left: await learnLengths(tx, now) };
      return { taken: ids.length, left };
    },
    async () => undefined,
  );
}

const TAKE = `
  with batch as (
    select order_id from effort_tail group by 1 order by min(id) limit $1
  ), taken as (
    delete from effort_tail t using batch b where t.order_id = b.order_id returning t.order_id
  )
  select distinct order_id as id from taken`;
