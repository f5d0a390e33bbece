import type { Tx } from '#db/client.ts';
import { pickTasks, pickWaves } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { command } from '../../command.ts';
import { MakeWaveInput } from './input.ts';
import { waveChanged } from './wave-event.ts';
import { FREE_TO_PICK, IS_HERE, OPEN_ORDERS, WORK_OF_ORDER } from './work-source.ts';

/** A wave as its maker hears of it. */
export type MadeWave = { id: string; number: number; orders: number; units: number };

/**
 * Gathers what is to be picked at a place into one walk: of the named orders, or of the next that are due. What another
 * walk already goes for is left out.
 * @throws CONFLICT when nothing of them is left to pick there.
 */
export const makeWave = command('picking.write', {
  input: MakeWaveInput,
  run: async (tx, input, ctx) => {
    const found = await readTasks(tx, input);
    const [wave] = await tx
      .insert(pickWaves)
      .values({ id: input.id, locationId: input.locationId, madeBy: ctx.actor.name, madeAt: ctx.now })
      .returning({ number: pickWaves.number });
    const boxes = [...new Set(found.map((task) => task.orderId))];
    const tasks = found.map((task) => ({
      ...task,
      id: newId(ctx.now.getTime()),
      waveId: input.id,
      locationId: input.locationId,
      box: boxes.indexOf(task.orderId) + 1,
    }));
    const written = tasks.length === 0 ? [] : await insertTasks(tx, tasks);
    if (written.length === 0) {
      throw new AppError('CONFLICT', 'Nothing of these orders is left to pick here, or others pick it now.', {
        details: { reason: 'nothingToWalkFor' },
      });
    }
    const units = written.reduce((sum, task) => sum + task.quantity, 0);
    const orders = new Set(written.map((task) => task.orderId)).size;
    const result: MadeWave = { id: input.id, number: wave!.number, orders, units };
    return {
      result,
      subjectKind: 'wave',
      subjectId: input.id,
      summary: { number: wave!.number, orders, units },
      events: [waveChanged(input.id, { number: wave!.number })],
    };
  },
});

type Found = {
  orderId: string;
  orderLineId: string;
  variantId: string;
  quantity: number;
  zone: string;
  bin: string;
};

async function readTasks(
  tx: Tx,
  {
    locationId,
    orderIds,
    next,
  }: { locationId: string; orderIds?: string[] | undefined; next?: number | undefined },
): Promise<Found[]> {
  const { rows } = await tx.$client.query<Found>(
    `with due as (
       select o.id, coalesce(o.ship_by, 'infinity') as due, o.placed_at
       from orders o cross join lateral (${WORK_OF_ORDER}) work
       where ${OPEN_ORDERS} and ${IS_HERE} and ${FREE_TO_PICK} and ($2::uuid[] is null or o.id = any ($2))
       order by 2, 3, 1 limit $3
     )
     select d.id as "orderId", l.id as "orderLineId", l.variant_id as "variantId",
       (h.here - h.picked)::integer as quantity,
       coalesce(s.zone, '') as zone, coalesce(s.bin, '') as bin
     from due d join order_lines l on l.order_id = d.id
     left join stock_places s on s.variant_id = l.variant_id and s.location_id = $1
     cross join lateral (
       select coalesce(sum(r.quantity), 0) as here,
         coalesce((select k.quantity from picked_units k where k.order_line_id = l.id and k.location_id = $1), 0) as picked
       from reservations r where r.order_line_id = l.id and r.location_id = $1 and r.status = 'open') h
     where h.here > h.picked
     order by d.due, d.placed_at, d.id, l.position`,
    [locationId, orderIds ?? null, next ?? orderIds?.length ?? 0],
  );
  return rows;
}

/** What somebody else began to pick at this very moment stays theirs. */
function insertTasks(tx: Tx, tasks: (typeof pickTasks.$inferInsert)[]) {
  return tx
    .insert(pickTasks)
    .values(tasks)
    .onConflictDoNothing()
    .returning({ orderId: pickTasks.orderId, quantity: pickTasks.quantity });
}
