import type { Database } from '#db/client.ts';
import { type Ctx, SYSTEM } from '#domains/context.ts';
import { getPacking } from '#domains/fulfilment/packing/get-packing.ts';
import { suggestWeight } from '#domains/fulfilment/packing/suggest-weight.ts';
import { getWave } from '#domains/fulfilment/picking/get-wave.ts';
import { listWork } from '#domains/fulfilment/picking/list-work.ts';
import { makeWave } from '#domains/fulfilment/picking/make-wave.ts';
import { packParcel } from '#domains/orders/packing/pack-parcel.ts';
import { scanItem } from '#domains/orders/picking/scan-item.ts';
import { arrangePickup } from '#domains/orders/pickup/arrange-pickup.ts';
import { makeIds, makeRandom } from './random.ts';
import type { World } from './world/world.ts';

const DONE_ORDERS = 3;
const OPEN_ORDERS = 4;
const PACKED_ORDERS = 2;
const LEFT_ALONE = 6;
const UNWEIGHED_GRAMS = 800;

type Working = { ctx: Ctx; newId: () => string; locationId: string };

/**
 * A morning's work at the first warehouse, by the commands of the room: a walk that is done and partly packed, one that
 * is half done, and an order that its customer comes for. The most of the work is left to whoever tries the demo.
 */
export async function seedPicking(db: Database, world: World): Promise<void> {
  const ids = makeIds(makeRandom(world.seed, 'picking ids'));
  const ctx: Ctx = { db, actor: SYSTEM, now: new Date(world.until) };
  const warehouse = await readPlace(db, `kind = 'warehouse'`);
  const shop = await readPlace(db, `kind = 'store' and (services ->> 'pickup')::boolean`);
  if (!warehouse || !shop) return;
  const working: Working = { ctx, newId: () => ids(world.until), locationId: warehouse };
  const { rows } = await listWork(ctx, { locationId: warehouse, stage: 'pick' });
  // The most urgent ones stay: a demo begins with late orders.
  const free = rows.filter((row) => !row.isLate).map((row) => row.id);
  if (free.length < DONE_ORDERS + OPEN_ORDERS + LEFT_ALONE) return;
  const done = free.slice(0, DONE_ORDERS);
  await walk(working, done, 1);
  for (const orderId of done.slice(0, PACKED_ORDERS)) await packAll(working, orderId);
  await walk(working, free.slice(DONE_ORDERS, DONE_ORDERS + OPEN_ORDERS), 1 / 2);
  await arrangePickup(ctx, { orderId: free.at(-1)!, locationId: shop });
}

async function readPlace(db: Database, condition: string): Promise<string | undefined> {
  const { rows } = await db.$client.query<{ id: string }>(
    `select id from locations where ${condition} and is_active order by rank, name, id limit 1`,
  );
  return rows[0]?.id;
}

/** Walks for orders and takes a share of the tasks. */
async function walk({ ctx, newId, locationId }: Working, orderIds: string[], share: number): Promise<void> {
  const wave = await makeWave(ctx, { id: newId(), locationId, orderIds });
  const tasks = (await getWave(ctx, wave.id))?.tasks ?? [];
  for (const task of tasks.slice(0, Math.ceil(tasks.length * share))) {
    await scanItem(ctx, { waveId: wave.id, taskId: task.id, quantity: task.quantity });
  }
}

async function packAll({ ctx, newId, locationId }: Working, orderId: string): Promise<void> {
  const packing = await getPacking(ctx, { orderId, locationId });
  const goods = packing?.lines.filter((line) => line.packable > 0) ?? [];
  if (goods.length === 0) return;
  const weightGrams =
    suggestWeight(goods.map((line) => ({ ...line, quantity: line.packable }))) ?? UNWEIGHED_GRAMS;
  const lines = goods.map(({ lineId, packable }) => ({ lineId, quantity: packable }));
  await packParcel(ctx, { parcelId: newId(), orderId, locationId, lines, weightGrams });
}
