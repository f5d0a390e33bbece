import type { Tx } from '#db/client.ts';
import { normaliseBarcode } from '#domains/catalog/barcode.ts';
import { normaliseDigits } from '#lib/digits.ts';
import { AppError } from '#lib/errors.ts';
import type { ScanItem } from './input.ts';
import { sortWalk } from './sort-walk.ts';

/** A task as the commands of picking see it. */
export type PickTask = {
  id: string;
  waveId: string;
  orderId: string;
  orderLineId: string;
  locationId: string;
  sku: string;
  title: string;
  box: number;
  zone: string;
  bin: string;
  quantity: number;
  pickedQuantity: number;
  status: 'open' | 'picked' | 'short' | 'dropped';
};

const COLUMNS = `t.id, t.wave_id as "waveId", t.order_id as "orderId", t.order_line_id as "orderLineId",
  t.location_id as "locationId", v.sku, v.title, t.box, t.zone, t.bin, t.quantity,
  t.picked_quantity as "pickedQuantity", t.status`;

/** @throws NOT_FOUND when there is no such task. */
export async function loadTask(tx: Tx, taskId: string): Promise<PickTask> {
  const { rows } = await tx.$client.query<PickTask>(
    `select ${COLUMNS} from pick_tasks t join variants v on v.id = t.variant_id where t.id = $1`,
    [taskId],
  );
  if (rows[0]) return rows[0];
  throw new AppError('NOT_FOUND', `There is no pick task ${taskId}; load the walk again.`, {
    details: { reason: 'gone', thing: 'task' },
  });
}

/** A task, and how many pieces were taken for it: a scanned box is all that is in it. */
export type FoundTask = { task: PickTask; quantity: number };

/**
 * The task of a walk that a scan belongs to: the first on the way that still wants so many of it. The code of a lot that
 * lies there stands for one unit of its goods.
 * @throws NOT_FOUND for a code that nobody knows; CONFLICT for goods that the walk does not want, or not any more, and for a
 * lot that has expired.
 */
export async function findTask(tx: Tx, scan: ScanItem): Promise<FoundTask> {
  if (scan.taskId !== undefined) {
    return { task: requireOpen(await loadTask(tx, scan.taskId), scan), quantity: scan.quantity };
  }
  const code = scan.code ?? '';
  const { rows } = await tx.$client.query<PickTask & { factor: number; expiredLot: string | null }>(
    `with scanned as (
       select variant_id as id, 1 as factor, null as expired_lot from barcodes where code = $2
       union select variant_id, factor, null from variant_units where barcode = $2
       union select id, 1, null from variants where sku = $3
       union select o.variant_id, 1, case when o.expires_on < business_day(now()) then o.code end
         from lots o join lot_levels l on l.lot_id = o.id and l.quantity > 0
         join pick_waves w on w.id = $1 and w.location_id = l.location_id where o.code = $3
     )
     select ${COLUMNS}, s.factor, s.expired_lot as "expiredLot" from pick_tasks t join variants v on v.id = t.variant_id
     join scanned s on s.id = t.variant_id where t.wave_id = $1`,
    [scan.waveId, normaliseBarcode(normaliseDigits(code)), code],
  );
  const open = sortWalk(rows.filter((task) => task.status === 'open'));
  const fitting = open.find((task) => task.pickedQuantity + scan.quantity * task.factor <= task.quantity);
  if (fitting?.expiredLot) throw expired(fitting.sku, fitting.expiredLot);
  if (fitting) {
    const { factor, expiredLot: _, ...task } = fitting;
    return { task, quantity: scan.quantity * factor };
  }
  throw rows[0] ? tooMany(rows[0]) : await refuseStrange(tx, code);
}

function requireOpen(task: PickTask, scan: ScanItem): PickTask {
  const fits = task.status === 'open' && task.pickedQuantity + scan.quantity <= task.quantity;
  if (fits && task.waveId === scan.waveId) return task;
  throw tooMany(task);
}

function tooMany({ sku, title, quantity }: PickTask): AppError {
  return new AppError('CONFLICT', `${sku}: no more of it is wanted on this walk; put it back.`, {
    details: { reason: 'tooMany', sku, title, quantity },
  });
}

function expired(sku: string, lot: string): AppError {
  return new AppError('CONFLICT', `${sku}: lot ${lot} has expired and is not sold.`, {
    details: { reason: 'lotExpired', sku, lot },
  });
}

async function refuseStrange(tx: Tx, code: string): Promise<AppError> {
  const { rows } = await tx.$client.query<{ sku: string; title: string }>(
    `select v.sku, v.title from variants v
     where v.sku = $2 or v.id in (
       select variant_id from barcodes where code = $1 union select variant_id from variant_units where barcode = $1) limit 1`,
    [normaliseBarcode(normaliseDigits(code)), code],
  );
  const known = rows[0];
  if (!known) {
    return new AppError('NOT_FOUND', `Nobody knows the code ${code}.`, {
      details: { reason: 'unknownCode', code },
    });
  }
  return new AppError('CONFLICT', `${known.sku} is not wanted on this walk; put it back.`, {
    details: { reason: 'wrongItem', ...known },
  });
}
