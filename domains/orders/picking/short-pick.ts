import { loadTask } from '#domains/fulfilment/picking/find-task.ts';
import { ShortPickInput } from '#domains/fulfilment/picking/input.ts';
import { waveChanged } from '#domains/fulfilment/picking/wave-event.ts';
import { endFinishedWave, endTask } from '#domains/fulfilment/picking/write-task.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { loadOrder } from '../steps/load-order.ts';
import { tellOrder } from '../steps/tell-order.ts';
import { bookUnits, pickedEvent, wantedOf } from './book-units.ts';

/**
 * Ends a task whose shelf did not hold what the books say: what was found is picked, the rest loses its reservation, and
 * the order needs attention until somebody serves it from elsewhere.
 * @throws ALREADY_DONE for a task that has ended.
 */
export const shortPick = command('picking.write', {
  input: ShortPickInput,
  run: async (tx, { taskId, reason }, ctx) => {
    const seen = await loadTask(tx, taskId);
    const order = await loadOrder(tx, seen.orderId);
    // Read again behind the order's lock: a scan may have counted meanwhile.
    const task = await loadTask(tx, taskId);
    if (task.status !== 'open') {
      throw new AppError('ALREADY_DONE', `${task.sku} is done on this walk.`, {
        details: { reason: 'taskEnded', sku: task.sku },
      });
    }
    const { line, wanted } = wantedOf(order, task);
    const found = Math.min(task.pickedQuantity, wanted);
    const isShort = found < wanted;
    await endTask(tx, task, {
      status: isShort ? 'short' : 'dropped',
      shortReason: isShort ? reason : null,
      now: ctx.now,
    });
    const picks = line ? [{ line, found, wanted, locationId: task.locationId }] : [];
    const after = await bookUnits(tx, order, picks, ctx.now);
    const isWaveDone = await endFinishedWave(tx, task.waveId, ctx.now);
    return tellOrder(order, after, {
      result: {
        orderId: order.id,
        lineId: task.orderLineId,
        locationId: task.locationId,
        missing: wanted - found,
        isWaveDone,
      },
      events: [pickedEvent(after, picks), waveChanged(task.waveId)],
      summary: { sku: task.sku, missing: wanted - found, why: reason },
    });
  },
});
