import type { Tx } from '#db/client.ts';
import { findTask, type PickTask } from '#domains/fulfilment/picking/find-task.ts';
import { ScanItemInput } from '#domains/fulfilment/picking/input.ts';
import { waveChanged } from '#domains/fulfilment/picking/wave-event.ts';
import { countUnits, endFinishedWave, endTask } from '#domains/fulfilment/picking/write-task.ts';
import { command, type Outcome } from '../../command.ts';
import { loadOrder } from '../steps/load-order.ts';
import type { LoadedOrder } from '../steps/loaded-order.ts';
import type { LinePick } from '../steps/pick-units.ts';
import { bookUnits, pickedEvent, wantedOf } from './book-units.ts';

/** What came of a scan: counted, the task's last unit, or goods that the order does not want any more. */
export type Scanned = {
  outcome: 'counted' | 'finished' | 'notWanted';
  taskId: string;
  sku: string;
  title: string;
  box: number;
  pickedQuantity: number;
  quantity: number;
  isWaveDone: boolean;
};

/**
 * Counts units that were taken from a shelf for a walk. The order hears of them with the last unit of its task. The same
 * scan sent twice (same command id) counts once.
 * @throws NOT_FOUND unknownCode; CONFLICT wrongItem or tooMany, naming the goods: nothing is counted.
 */
export const scanItem = command('picking.write', {
  input: ScanItemInput,
  run: async (tx, input, ctx) => {
    const { task, quantity } = await findTask(tx, input);
    const order = await loadOrder(tx, task.orderId);
    const { line, wanted } = wantedOf(order, task);
    if (!line || task.pickedQuantity + quantity > wanted) {
      return dropTask(tx, { task, order, picks: line ? [kept(line, task, wanted)] : [], now: ctx.now });
    }
    return countScan(tx, {
      task,
      order,
      quantity,
      picks: [kept(line, { ...task, pickedQuantity: wanted }, wanted)],
      wanted,
      now: ctx.now,
    });
  },
});

type Work = { task: PickTask; order: LoadedOrder; picks: LinePick[]; now: Date };

function kept(line: LinePick['line'], task: PickTask, wanted: number): LinePick {
  const found = Math.min(task.pickedQuantity, wanted);
  return { line, found, wanted: found, locationId: task.locationId };
}

async function countScan(
  tx: Tx,
  { task, order, picks, now, quantity, wanted }: Work & { quantity: number; wanted: number },
): Promise<Outcome<Scanned>> {
  const counted = await countUnits(tx, task, { quantity, wanted, now });
  if (!counted.isDone) return tell(task, { ...counted, outcome: 'counted', isWaveDone: false });
  const after = await bookUnits(tx, order, picks, now);
  const isWaveDone = await endFinishedWave(tx, task.waveId, now);
  return {
    ...tell(task, { ...counted, outcome: 'finished', isWaveDone }),
    events: [pickedEvent(after, picks), waveChanged(task.waveId)],
  };
}

/** The order was cancelled or changed meanwhile: what was taken of what it still wants is booked, the rest goes back. */
async function dropTask(tx: Tx, { task, order, picks, now }: Work): Promise<Outcome<Scanned>> {
  await endTask(tx, task, { status: 'dropped', shortReason: null, now });
  await bookUnits(tx, order, picks, now);
  const isWaveDone = await endFinishedWave(tx, task.waveId, now);
  const { pickedQuantity, quantity } = task;
  return {
    ...tell(task, { outcome: 'notWanted', pickedQuantity, quantity, isWaveDone }),
    events: [waveChanged(task.waveId)],
  };
}

function tell(
  { id: taskId, waveId, sku, title, box }: PickTask,
  more: Pick<Scanned, 'outcome' | 'pickedQuantity' | 'quantity' | 'isWaveDone'>,
): Outcome<Scanned> {
  const { outcome, pickedQuantity, quantity, isWaveDone } = more;
  return {
    result: { outcome, taskId, sku, title, box, pickedQuantity, quantity, isWaveDone },
    subjectKind: 'wave',
    subjectId: waveId,
    summary: { sku, picked: pickedQuantity, quantity },
  };
}
