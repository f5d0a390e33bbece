import type { Tx } from '#db/client.ts';
import type { NewEvent } from '#domains/events/subscriptions.ts';
import { loadTask, type PickTask } from '#domains/fulfilment/picking/find-task.ts';
import { WaveRef } from '#domains/fulfilment/picking/input.ts';
import { waveChanged } from '#domains/fulfilment/picking/wave-event.ts';
import { endFinishedWave, endTask } from '#domains/fulfilment/picking/write-task.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { loadOrder } from '../steps/load-order.ts';
import { bookUnits, pickedEvent, wantedOf } from './book-units.ts';

/**
 * Ends a walk before all of it is taken: what is in the boxes is picked, the rest may be picked on another walk.
 * @throws ALREADY_DONE when it has ended.
 */
export const endWave = command('picking.write', {
  input: WaveRef,
  run: async (tx, { waveId }, ctx) => {
    const orderIds = await readOpenOrders(tx, waveId);
    const events: NewEvent[] = [];
    // One order after another, in one order of ids, as everybody locks them; a walk has thirty at most.
    for (const orderId of orderIds) {
      const booked = await endTasksOf(tx, { waveId, orderId, now: ctx.now });
      if (booked) events.push(booked);
    }
    if (!(await endFinishedWave(tx, waveId, ctx.now))) {
      throw new AppError('ALREADY_DONE', 'This walk has ended already.', {
        details: { reason: 'waveEnded' },
      });
    }
    return {
      result: { waveId },
      subjectKind: 'wave',
      subjectId: waveId,
      summary: { orders: orderIds.length },
      events: [...events, waveChanged(waveId)],
    };
  },
});

async function readOpenOrders(tx: Tx, waveId: string): Promise<string[]> {
  const { rows } = await tx.$client.query<{ orderId: string }>(
    `select distinct order_id as "orderId" from pick_tasks where wave_id = $1 and status = 'open' order by 1`,
    [waveId],
  );
  return rows.map((row) => row.orderId);
}

async function endTasksOf(
  tx: Tx,
  { waveId, orderId, now }: { waveId: string; orderId: string; now: Date },
): Promise<NewEvent | null> {
  const order = await loadOrder(tx, orderId);
  const { rows } = await tx.$client.query<{ id: string }>(
    `select id from pick_tasks where wave_id = $1 and order_id = $2 and status = 'open' order by id`,
    [waveId, orderId],
  );
  const tasks: PickTask[] = [];
  for (const { id } of rows) {
    const task = await loadTask(tx, id);
    await endTask(tx, task, { status: 'dropped', shortReason: null, now });
    tasks.push(task);
  }
  const picks = tasks.flatMap((task) => {
    const { line, wanted } = wantedOf(order, task);
    const found = Math.min(task.pickedQuantity, wanted);
    return line && found > 0 ? [{ line, found, wanted: found, locationId: task.locationId }] : [];
  });
  if (picks.length === 0) return null;
  return pickedEvent(await bookUnits(tx, order, picks, now), picks);
}
