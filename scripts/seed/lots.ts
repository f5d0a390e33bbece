import type { Database } from '#db/client.ts';
import { createProduct } from '#domains/catalog/create-product.ts';
import { type Ctx, SYSTEM } from '#domains/context.ts';
import { setTracking } from '#domains/inventory/lots/set-tracking.ts';
import { createPurchaseOrder } from '#domains/purchasing/orders/create-purchase-order.ts';
import { sendPurchaseOrder } from '#domains/purchasing/orders/send-purchase-order.ts';
import { receiveGoods } from '#domains/purchasing/receiving/receive-goods.ts';
import { newId } from '#lib/ids.ts';
import { addDays, dayIn } from '#lib/time.ts';
import type { World } from './world/world.ts';

const DAY_MS = 86_400_000;
const MICROS_PER_MINOR = 1_000_000;
/** What the goods cost of what they are sold for. */
const COST_SHARE = 0.55;
const CREAM = {
  sku: 'CREAM-50',
  titles: { en: 'Hand cream 50 ml', fa: 'کرم دست ۵۰ میل', ar: 'كريم يدين 50 مل', bg: 'Крем за ръце 50 мл' },
  priceUnits: 9,
};
const HEADPHONES = {
  sku: 'HEADPHONES-1',
  titles: { en: 'Headphones', fa: 'هدفون', ar: 'سماعات رأس', bg: 'Слушалки' },
  priceUnits: 79,
};
/** Days until the lots of the cream expire: one is near. */
const LOTS = [
  { lot: 'KR-2411', inDays: 19, good: 12 },
  { lot: 'KR-2502', inDays: 420, good: 36 },
];
const NUMBERS = ['HP-70031', 'HP-70032', 'HP-70033', 'HP-70034', 'HP-70035', 'HP-70036'];

type Goods = { id: string; costMicros: number };

/** A hand cream with two lots and headphones with serial numbers, bought by the same commands as the screens. */
export async function seedLots(db: Database, world: World): Promise<void> {
  const ctx = (daysAgo: number): Ctx => ({
    db,
    actor: SYSTEM,
    now: new Date(world.until - daysAgo * DAY_MS),
  });
  const { rows } = await db.$client.query<{ id: string }>('select id from suppliers order by code limit 1');
  const supplierId = rows[0]?.id;
  if (!supplierId) return;
  const cream = await addGoods(ctx(9), world, CREAM);
  const headphones = await addGoods(ctx(9), world, HEADPHONES);
  await setTracking(ctx(9), { variantId: cream.id, tracking: 'lot' });
  await setTracking(ctx(9), { variantId: headphones.id, tracking: 'serial' });
  const buy = (begun: Ctx, units: readonly [number, number]) =>
    order(begun, { supplierId, locationId: world.places[0]!.id, goods: [cream, headphones], units });
  const bought = await buy(ctx(8), [48, NUMBERS.length]);
  const today = dayIn(world.words.business.timeZone, new Date(world.until));
  await receiveGoods(ctx(6), {
    receiptId: newId(world.until),
    purchaseOrderId: bought.id,
    lines: [
      ...LOTS.map(({ lot, inDays, good }) => ({
        lineId: bought.lineIds[0],
        good,
        lot,
        expiresOn: addDays(today, inDays),
      })),
      { lineId: bought.lineIds[1], good: NUMBERS.length, serials: NUMBERS },
    ],
  });
  await buy(ctx(1), [24, 4]);
}

async function addGoods(ctx: Ctx, world: World, goods: typeof CREAM): Promise<Goods> {
  const title = goods.titles[world.words.locale];
  const priceMinor = goods.priceUnits * world.words.priceUnitMinor;
  const costMicros = Math.round(priceMinor * COST_SHARE) * MICROS_PER_MINOR;
  const made = await createProduct(ctx, {
    title,
    variants: [{ sku: goods.sku, title, priceMinor, costMicros }],
  });
  return { id: made.variants[0]!.id, costMicros };
}

async function order(
  ctx: Ctx,
  more: { supplierId: string; locationId: string; goods: readonly Goods[]; units: readonly number[] },
): Promise<{ id: string; lineIds: string[] }> {
  const { supplierId, locationId, goods, units } = more;
  const { id } = await createPurchaseOrder(ctx, {
    supplierId,
    locationId,
    lines: goods.map(({ id: variantId, costMicros }, at) => ({
      variantId,
      quantity: units[at]!,
      unitCostMicros: costMicros,
    })),
  });
  await sendPurchaseOrder(ctx, { purchaseOrderId: id });
  const { rows } = await ctx.db.$client.query<{ id: string }>(
    'select id from purchase_order_lines where purchase_order_id = $1 order by position',
    [id],
  );
  return { id, lineIds: rows.map((row) => row.id) };
}
