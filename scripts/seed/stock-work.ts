import type { Database } from '#db/client.ts';
import { type Ctx, SYSTEM } from '#domains/context.ts';
import { openCount } from '#domains/inventory/counts/open-count.ts';
import { recordScans } from '#domains/inventory/counts/record-scans.ts';
import { submitCount } from '#domains/inventory/counts/submit-count.ts';
import { setPlaces } from '#domains/inventory/places/set-places.ts';
import { closeTransfer } from '#domains/inventory/transfers/close-transfer.ts';
import { createTransfer } from '#domains/inventory/transfers/create-transfer.ts';
import { receiveTransfer } from '#domains/inventory/transfers/receive-transfer.ts';
import { sendTransfer } from '#domains/inventory/transfers/send-transfer.ts';
import { addDays, dayIn } from '#lib/time.ts';
import { makeIds, makeRandom } from './random.ts';
import type { World } from './world/world.ts';

const DAY_MS = 86_400_000;
const MOST_GOODS = 60;
/** Nobody misses a few of so many. */
const PLENTY = 12;
const ZONES = ['A', 'B', 'C', 'D'];
const BINS_EACH = 15;
/** Each so-manyth of the goods that were counted is one short. */
const SHORT_EVERY = 4;
const FAR_OFF = 9;

type Goods = { id: string; sku: string; onHand: number };
type Working = { world: World; ctx: (daysAgo: number) => Ctx; newId: () => string; goods: Goods[] };

/**
 * Zones, transfers in every state and two counts, one of which waits for approval, by the commands of the room, on top of
 * the history. Only goods of which plenty lies in the first warehouse take part.
 */
export async function seedStockWork(db: Database, world: World): Promise<void> {
  const ids = makeIds(makeRandom(world.seed, 'stock work ids'));
  const working: Working = {
    world,
    ctx: (daysAgo) => ({ db, actor: SYSTEM, now: new Date(world.until - daysAgo * DAY_MS) }),
    newId: () => ids(world.until),
    goods: await readPlentiful(db, world.places[0]!.id),
  };
  if (working.goods.length < ZONES.length * 2) return;
  await nameZones(working);
  await moveGoods(working);
  await countGoods(working);
}

async function readPlentiful(db: Database, locationId: string): Promise<Goods[]> {
  const { rows } = await db.$client.query<Goods>(
    `select v.id, v.sku, s.on_hand as "onHand" from stock_levels s join variants v on v.id = s.variant_id
     where s.location_id = $1 and s.on_hand - s.reserved - s.safety >= $2 and not exists (
       select from order_lines l join orders o on o.id = l.order_id
       where l.variant_id = v.id and o.status = 'backorder')
     order by v.sku limit $3`,
    [locationId, PLENTY, MOST_GOODS],
  );
  return rows;
}

async function nameZones({ world, ctx, goods }: Working): Promise<void> {
  await setPlaces(ctx(80), {
    locationId: world.places[0]!.id,
    rows: goods.map(({ sku }, index) => ({
      sku,
      zone: ZONES[Math.floor(index / BINS_EACH) % ZONES.length]!,
      bin: String((index % BINS_EACH) + 1).padStart(2, '0'),
    })),
  });
}

async function moveGoods({ world, ctx, newId, goods }: Working): Promise<void> {
  const fromLocationId = world.places[0]!.id;
  const toLocationId = world.places.find((place) => place.kind === 'store')?.id;
  if (!toLocationId) return;
  const today = dayIn(world.words.business.timeZone, new Date(world.until));
  const begin = async (daysAgo: number, from: number, expectedInDays: number | null) => {
    const transferId = newId();
    const lines = goods.slice(from, from + 3).map(({ id }, at) => ({ variantId: id, quantity: 2 + at }));
    const expectedOn = expectedInDays === null ? null : addDays(today, expectedInDays);
    await createTransfer(ctx(daysAgo), { transferId, fromLocationId, toLocationId, expectedOn, lines });
    return { transferId, lines };
  };
  const done = await begin(9, 0, -8);
  await sendTransfer(ctx(9), { transferId: done.transferId });
  await receiveTransfer(ctx(8), {
    transferId: done.transferId,
    lines: done.lines.map(({ variantId, quantity }, at) => ({
      variantId,
      good: quantity - (at === 0 ? 1 : 0),
    })),
  });
  await closeTransfer(ctx(7), {
    transferId: done.transferId,
    lines: [{ variantId: done.lines[0]!.variantId, reason: 'lost' }],
  });
  const partly = await begin(3, 3, 0);
  await sendTransfer(ctx(3), { transferId: partly.transferId });
  const { variantId, quantity } = partly.lines[0]!;
  await receiveTransfer(ctx(1), {
    transferId: partly.transferId,
    lines: [{ variantId, good: quantity - 1, damaged: 1 }],
  });
  const underWay = await begin(1, 5, 1);
  await sendTransfer(ctx(1), { transferId: underWay.transferId });
  await begin(0, 7, null);
}

async function countGoods({ world, ctx, newId, goods }: Working): Promise<void> {
  const locationId = world.places[0]!.id;
  const count = async (daysAgo: number, zone: string, off: (at: number) => number) => {
    const countId = newId();
    await openCount(ctx(daysAgo), { countId, locationId, scope: { kind: 'zone', zone } });
    const { rows } = await ctx(daysAgo).db.$client.query<{ variantId: string; onHand: number }>(
      `select l.variant_id as "variantId", s.on_hand as "onHand" from stock_count_lines l
       join stock_levels s on s.variant_id = l.variant_id and s.location_id = $2
       join variants v on v.id = l.variant_id where l.count_id = $1 order by v.sku`,
      [countId, locationId],
    );
    const at = ctx(daysAgo).now;
    await recordScans(ctx(daysAgo), {
      countId,
      scans: rows.map((row, index) => ({
        id: newId(),
        variantId: row.variantId,
        quantity: Math.max(0, row.onHand - off(index)),
        at,
      })),
    });
    await submitCount(ctx(daysAgo), { countId });
  };
  const hasTwoZones = goods.length > BINS_EACH + 1;
  await count(0.02, ZONES[0]!, (at) => (at % SHORT_EVERY === 1 ? 1 : 0));
  if (hasTwoZones) await count(0.01, ZONES[1]!, (at) => (at === 0 ? FAR_OFF : 0));
}
