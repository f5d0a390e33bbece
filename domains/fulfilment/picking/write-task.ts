import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import type { PickTask } from './find-task.ts';

/**
 * Counts units of an open task, which may have come to want fewer; it ends with the last one. Somebody else's scan of
 * the same units makes the command start again with fresh reads.
 */
export async function countUnits(
  tx: Tx,
  task: PickTask,
  { quantity, wanted, now }: { quantity: number; wanted: number; now: Date },
): Promise<{ quantity: number; pickedQuantity: number; isDone: boolean }> {
  const { rows } = await tx.$client.query<{ quantity: number; pickedQuantity: number; isDone: boolean }>(
    `update pick_tasks set quantity = $3, picked_quantity = picked_quantity + $2,
       status = case when picked_quantity + $2 = $3 then 'picked' else 'open' end,
       ended_at = case when picked_quantity + $2 = $3 then $4::timestamptz end
     where id = $1 and status = 'open' and picked_quantity = $5 and picked_quantity + $2 <= $3
     returning quantity, picked_quantity as "pickedQuantity", status = 'picked' as "isDone"`,
    [task.id, quantity, wanted, now, task.pickedQuantity],
  );
  if (rows[0]) return rows[0];
  throw lostRace();
}

/** Ends an open task without what is missing. */
export async function endTask(
  tx: Tx,
  task: PickTask,
  end: { status: 'short' | 'dropped'; shortReason: string | null; now: Date },
): Promise<void> {
  const { rowCount } = await tx.$client.query(
    `update pick_tasks set status = $2, short_reason = $3, ended_at = $4
     where id = $1 and status = 'open' and picked_quantity = $5`,
    [task.id, end.status, end.shortReason, end.now, task.pickedQuantity],
  );
  if (rowCount === 0) throw lostRace();
}

/**
 * Ends a walk when nothing of it is open any more; says whether it has ended. To be called last: of two who end its last
 * tasks at one moment each would see the other's still open, so the second waits here until the first is through.
 */
export async function endFinishedWave(tx: Tx, waveId: string, now: Date): Promise<boolean> {
  await tx.$client.query('select from pick_waves where id = $1 for update', [waveId]);
  const { rowCount } = await tx.$client.query(
    `update pick_waves set status = 'done', ended_at = $2
     where id = $1 and status = 'open'
       and not exists (select from pick_tasks where wave_id = $1 and status = 'open')`,
    [waveId, now],
  );
  return rowCount === 1;
}

function lostRace(): AppError {
  return new AppError('CONFLICT', 'Somebody else picked this at the same moment; try again.', {
    details: { isLostRace: true },
  });
}
