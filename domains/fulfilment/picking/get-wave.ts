import { isId } from '#lib/ids.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { sortWalk } from './sort-walk.ts';

/** A task as the walk shows it. */
export type WaveTask = {
  id: string;
  orderId: string;
  orderLineId: string;
  orderNumber: number;
  box: number;
  zone: string;
  bin: string;
  sku: string;
  title: string;
  barcodes: string[];
  /** The bundle that it was sold in. */
  bundleTitle: string | null;
  quantity: number;
  pickedQuantity: number;
  status: 'open' | 'picked' | 'short' | 'dropped';
  shortReason: 'missing' | 'damaged' | 'other' | null;
  /** Of goods with lots, those that leave this place first. */
  lots: { code: string; expiresOn: string | null; quantity: number }[];
};

/** A walk with its tasks in the order of the way. */
export type Wave = {
  id: string;
  number: number;
  locationId: string;
  locationName: string;
  status: 'open' | 'done';
  madeBy: string;
  madeAt: Date;
  tasks: WaveTask[];
};

/** One walk, whole; undefined when there is none. */
export async function getWave(ctx: Ctx, waveId: string): Promise<Wave | undefined> {
  allow(ctx.actor, 'fulfilment.read');
  if (!isId(waveId)) return undefined;
  const { rows } = await ctx.db.$client.query<Wave>(
    `select w.id, w.number, w.location_id as "locationId", p.name as "locationName", w.status, w.made_by as "madeBy",
       w.made_at as "madeAt",
       (select coalesce(json_agg(json_build_object('id', t.id, 'orderId', t.order_id, 'orderLineId', t.order_line_id,
           'orderNumber', o.number, 'box', t.box, 'zone', t.zone, 'bin', t.bin, 'sku', v.sku, 'title', l.title,
           'barcodes', (select coalesce(json_agg(b.scanned_as), '[]') from barcodes b where b.variant_id = v.id),
           'bundleTitle', l.bundle_title, 'quantity', t.quantity, 'pickedQuantity', t.picked_quantity, 'status', t.status,
           'shortReason', t.short_reason, 'lots', (select coalesce(json_agg(json_build_object('code', c.code,
               'expiresOn', c.expires_on, 'quantity', s.quantity) order by c.expires_on nulls last, c.code), '[]')
             from lot_levels s join lots c on c.id = s.lot_id and c.code <> ''
             where s.variant_id = t.variant_id and s.location_id = w.location_id and s.quantity > 0
               and (c.expires_on is null or c.expires_on >= business_day($2))))), '[]')
         from pick_tasks t join orders o on o.id = t.order_id join order_lines l on l.id = t.order_line_id
         join variants v on v.id = t.variant_id where t.wave_id = w.id) as tasks
     from pick_waves w join locations p on p.id = w.location_id where w.id = $1`,
    [waveId, ctx.now],
  );
  const wave = rows[0];
  return wave && { ...wave, tasks: sortWalk(wave.tasks) };
}
