import type { Database } from '#db/client.ts';
import { setExchangeRate } from '#domains/channels/set-exchange-rate.ts';
import { type Ctx, SYSTEM } from '#domains/context.ts';
import { addLandedCost } from '#domains/purchasing/costs/add-landed-cost.ts';
import { createPurchaseOrder } from '#domains/purchasing/orders/create-purchase-order.ts';
import { cancelPurchaseOrder } from '#domains/purchasing/orders/end-purchase-order.ts';
import { sendPurchaseOrder } from '#domains/purchasing/orders/send-purchase-order.ts';
import { receiveGoods } from '#domains/purchasing/receiving/receive-goods.ts';
import { addSupplier } from '#domains/purchasing/suppliers/add-supplier.ts';
import { setSupplierItems } from '#domains/purchasing/suppliers/set-supplier-items.ts';
import { multiplyByRate } from '#lib/money.ts';
import { addDays, dayIn } from '#lib/time.ts';
import { PURCHASES, RATES, type SeedPurchase, SUPPLIERS } from './purchasing-plan.ts';
import { makeIds, makeRandom, type Random } from './random.ts';
import type { SeedVariant, World } from './world/world.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const ITEMS_AT_ONCE = 500;
const MICROS_PER_MINOR = 1_000_000;
/** Every so many variants a second supplier sells it too, a little dearer. */
const SECOND_EVERY = 5;
const SECOND_DEARER = 1.08;

type Supplying = {
  world: World;
  ctx: (daysAgo: number) => Ctx;
  newId: () => string;
  random: Random;
  suppliers: string[];
  /** Variants that nobody waits for, by the supplier that sells them. */
  free: SeedVariant[][];
};

/**
 * Suppliers, their prices and some purchase orders in every state, by the commands of the room, on top of the history.
 * Goods come only of variants that no order waits for, so that the backorders of the story stay.
 */
export async function seedPurchasing(db: Database, world: World): Promise<void> {
  const random = makeRandom(world.seed, 'purchasing');
  const ids = makeIds(makeRandom(world.seed, 'purchasing ids'));
  const newId = () => ids(world.until);
  const waitedFor = await readWaitedFor(db);
  const sells = (supplier: number) =>
    world.variants.filter((variant) => supplierOf(world, variant) === supplier && !waitedFor.has(variant.id));
  const supplying: Supplying = {
    world,
    ctx: (daysAgo) => ({ db, actor: SYSTEM, now: new Date(world.until - daysAgo * DAY_MS) }),
    newId,
    random,
    suppliers: SUPPLIERS.map(newId),
    free: SUPPLIERS.map((_, supplier) => sells(supplier)),
  };
  await addSuppliers(supplying);
  for (const purchase of PURCHASES) await buy(supplying, purchase);
}

/** Products stay with one maker. */
function supplierOf(world: World, variant: SeedVariant): number {
  return world.products.findIndex((product) => product.id === variant.productId) % SUPPLIERS.length;
}

async function readWaitedFor(db: Database): Promise<Set<string>> {
  const { rows } = await db.$client.query<{ id: string }>(
    `select distinct l.variant_id as id from orders o join order_lines l on l.order_id = o.id
     where o.status = 'backorder' and l.variant_id is not null`,
  );
  return new Set(rows.map((row) => row.id));
}

async function addSuppliers({ world, ctx, suppliers }: Supplying): Promise<void> {
  const began = ctx((world.until - world.start) / DAY_MS);
  const { reportingCurrency, timeZone } = world.words.business;
  const rates = RATES[reportingCurrency] ?? {};
  const day = dayIn(timeZone, began.now);
  for (const [currency, rate] of Object.entries(rates)) {
    await setExchangeRate(began, { currency, day, rate });
  }
  for (const [index, { packSize, currency, ...supplier }] of SUPPLIERS.entries()) {
    const sold = currency && rates[currency] ? currency : reportingCurrency;
    const id = suppliers[index]!;
    await addSupplier(began, {
      ...supplier,
      id,
      currency: sold,
      email: `orders@${supplier.code.toLowerCase()}.example`,
    });
    const worth = (micros: number) => priceIn(micros, { sold, reportingCurrency, rate: rates[sold] ?? '1' });
    const items = world.variants.flatMap((variant) => {
      const first = supplierOf(world, variant) === index;
      const second = variant.index % SECOND_EVERY === 0 && (supplierOf(world, variant) + 1) % 6 === index;
      if (!first && !second) return [];
      const micros = first ? variant.costMicros : Math.round(variant.costMicros * SECOND_DEARER);
      return {
        variantId: variant.id,
        supplierSku: `${supplier.code.slice(0, 2)}-${1000 + variant.index}`,
        unitCostMicros: worth(micros),
        packSize,
        minimumQuantity: packSize,
        isPreferred: first,
      };
    });
    for (let at = 0; at < items.length; at += ITEMS_AT_ONCE) {
      await setSupplierItems(began, { supplierId: id, items: items.slice(at, at + ITEMS_AT_ONCE) });
    }
  }
}

type Worth = { sold: string; reportingCurrency: string; rate: string };

/** The price in the supplier's currency, in whole minor units of it: makers ask no fractions of a penny. */
function priceIn(micros: number, { sold, reportingCurrency, rate }: Worth): number {
  const one = multiplyByRate(1_000_000, rate, sold, reportingCurrency) / 1_000_000;
  return Math.max(1, Math.round(micros / one / MICROS_PER_MINOR)) * MICROS_PER_MINOR;
}

type Line = { id: string; quantity: number; unitCostMicros: number };

async function buy(supplying: Supplying, purchase: SeedPurchase): Promise<void> {
  const { world, ctx, newId, random, suppliers, free } = supplying;
  const { packSize } = SUPPLIERS[purchase.supplier]!;
  const pool = free[purchase.supplier]!;
  const first = random.int(Math.max(1, pool.length - purchase.lines));
  const goods = pool.slice(first, first + purchase.lines);
  if (goods.length === 0) return;
  const begun = ctx(purchase.createdDaysAgo + (4 * HOUR_MS) / DAY_MS);
  const today = dayIn(world.words.business.timeZone, new Date(world.until));
  const { id: purchaseOrderId } = await createPurchaseOrder(begun, {
    purchaseOrderId: newId(),
    supplierId: suppliers[purchase.supplier]!,
    locationId: world.places[0]!.id,
    expectedOn: purchase.expectedInDays === undefined ? null : addDays(today, purchase.expectedInDays),
    lines: goods.map((variant) => ({ variantId: variant.id, quantity: packSize * (1 + random.int(4)) })),
  });
  if (purchase.end === 'draft') return;
  if (purchase.end === 'cancelled') {
    await cancelPurchaseOrder(begun, { purchaseOrderId });
    return;
  }
  await sendPurchaseOrder(ctx(purchase.createdDaysAgo), { purchaseOrderId });
  const { rows: lines } = await begun.db.$client.query<Line>(
    `select id, quantity, unit_cost_micros as "unitCostMicros" from purchase_order_lines
     where purchase_order_id = $1 order by position`,
    [purchaseOrderId],
  );
  await takeIn(supplying, purchase, { purchaseOrderId, lines });
  const worth = lines.reduce((sum, line) => sum + line.quantity * line.unitCostMicros, 0) / MICROS_PER_MINOR;
  for (const { daysAgo, share, ...cost } of purchase.costs ?? []) {
    const amountMinor = Math.max(1, Math.round(worth * share));
    await addLandedCost(ctx(daysAgo), { id: newId(), purchaseOrderId, amountMinor, ...cost });
  }
}

async function takeIn(
  { ctx, newId }: Supplying,
  { deliveries = [], missing = 'wait' }: SeedPurchase,
  { purchaseOrderId, lines }: { purchaseOrderId: string; lines: readonly Line[] },
): Promise<void> {
  const left = new Map(lines.map((line) => [line.id, line.quantity]));
  for (const [index, { daysAgo, share, note, damagedEvery }] of deliveries.entries()) {
    const counted = lines.map(({ id, quantity }, at) => {
      const came = Math.min(left.get(id)!, Math.max(1, Math.round(quantity * share)));
      left.set(id, left.get(id)! - came);
      const damaged =
        damagedEvery !== undefined && at % damagedEvery === damagedEvery - 1 && came > 1 ? 1 : 0;
      return { lineId: id, good: came - damaged, damaged };
    });
    await receiveGoods(ctx(daysAgo), {
      receiptId: newId(),
      purchaseOrderId,
      deliveryNote: note,
      missing: index === deliveries.length - 1 ? missing : 'wait',
      lines: counted.filter((line) => line.good + line.damaged > 0),
    });
  }
}
