import type { Tx } from '#db/client.ts';
import type { PickTask } from '#domains/fulfilment/picking/find-task.ts';
import { unpickedAt } from '#domains/fulfilment/picking/open-units.ts';
import type { LoadedLine, LoadedOrder } from '../steps/loaded-order.ts';
import { type LinePick, pickUnits } from '../steps/pick-units.ts';
import { saveOrder } from '../steps/save-order.ts';
import { orderEvent } from '../steps/tell-order.ts';

/** The line of a task and how many of its units the order still wants from there; none when it was cancelled or edited. */
export function wantedOf(
  order: LoadedOrder,
  task: PickTask,
): { line: LoadedLine | undefined; wanted: number } {
  const line = order.lines.find((one) => one.id === task.orderLineId);
  if (!line || order.status === 'cancelled' || order.status === 'shipped') return { line, wanted: 0 };
  return { line, wanted: Math.min(task.quantity, unpickedAt(line, task.locationId)) };
}

/** Books what a walk took for an order, and saves the order; nothing where nothing was taken or missed. */
export async function bookUnits(
  tx: Tx,
  order: LoadedOrder,
  picks: readonly LinePick[],
  now: Date,
): Promise<LoadedOrder> {
  if (picks.every((pick) => pick.wanted === 0)) return order;
  const after = await pickUnits(tx, order, picks, now);
  await saveOrder(tx, after, now);
  return after;
}

/** What is told of an order whose units were taken. */
export function pickedEvent(order: LoadedOrder, picks: readonly LinePick[]) {
  return orderEvent(order, 'order.picked', {
    lines: picks.map(({ line, found }) => ({ lineId: line.id, quantity: found })),
  });
}
