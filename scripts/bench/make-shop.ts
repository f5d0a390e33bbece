import { connect, type Database, inTransaction } from '#db/client.ts';
import { channels, locations, products, variants } from '#db/schema/index.ts';
import { type Ctx, SYSTEM } from '#domains/context.ts';
import { moveStock } from '#domains/inventory/move-stock.ts';
import { getOutside } from '#domains/inventory/outside.ts';
import { foundBusiness } from '#domains/settings/found-business.ts';
import { newId } from '#lib/ids.ts';

const VARIANTS = 1_000;
const UNITS = 1_000_000;
const TWO = 2;
const PRICE_MINOR = 1_000;
const COST_MICROS = 600_000_000;
const MOVEMENTS_A_STATEMENT = 500;

/** The business that orders are placed in: 1,000 variants with a million units at each warehouse (two, or as told), one channel. */
export type BenchShop = { ctx: () => Ctx; channelId: string; slug: string; skus: string[]; units: number };

/** Makes the shop in an empty database, or finds it there. */
export async function makeShop(db: Database, slug: string, locations = TWO): Promise<BenchShop> {
  const ctx = (): Ctx => ({ db, actor: SYSTEM, now: new Date() });
  const skus = Array.from({ length: VARIANTS }, (_, at) => `SKU-${String(at + 1).padStart(4, '0')}`);
  const { rows } = await db.$client.query<{ id: string }>('select id from channels where slug = $1', [slug]);
  const found = rows[0]?.id;
  return {
    ctx,
    channelId: found ?? (await fill(ctx(), { slug, skus, locations })),
    slug,
    skus,
    units: UNITS,
  };
}

/** A pool of the given size on the shop's database. */
export function openPool(url: string, connections: number): Database {
  return connect(url, { max: connections });
}

async function fill(
  ctx: Ctx,
  { slug, skus, locations: count }: { slug: string; skus: readonly string[]; locations: number },
): Promise<string> {
  await foundBusiness(ctx, {
    name: 'Bench shop',
    country: 'BG',
    reportingCurrency: 'EUR',
    timeZone: 'Europe/Sofia',
    locale: 'en',
    calendar: 'gregorian',
    taxRates: { standard: 2000 },
  });
  const places = Array.from({ length: count }, () => newId());
  const services = { ships: true, pickup: false, returns: true };
  await ctx.db.insert(locations).values(
    places.map((id, at) => ({
      id,
      code: `PLACE-${at + 1}`,
      name: `Warehouse ${at + 1}`,
      kind: 'warehouse' as const,
      isCounted: true,
      rank: (at + 1) * 10,
      services,
    })),
  );
  const channelId = newId();
  await ctx.db.insert(channels).values({
    id: channelId,
    slug,
    name: 'Web shop',
    kind: 'web',
    connector: 'pishkhan',
    currency: 'EUR',
  });
  await addGoods(ctx, skus, places);
  await ctx.db.$client.query('vacuum analyze');
  return channelId;
}

async function addGoods(ctx: Ctx, skus: readonly string[], places: readonly string[]): Promise<void> {
  const goods = skus.map((sku) => ({ sku, id: newId(), productId: newId() }));
  await ctx.db
    .insert(products)
    .values(
      goods.map((one) => ({ id: one.productId, title: `Product ${one.sku}`, search: one.sku.toLowerCase() })),
    );
  await ctx.db.insert(variants).values(
    goods.map((one) => ({
      id: one.id,
      productId: one.productId,
      sku: one.sku,
      title: `Variant ${one.sku}`,
      priceMinor: PRICE_MINOR,
      costMicros: COST_MICROS,
      search: one.sku.toLowerCase(),
    })),
  );
  const outside = await getOutside(ctx.db);
  const movements = goods.flatMap((one) =>
    places.map((place) => ({
      variantId: one.id,
      quantity: UNITS,
      fromLocationId: outside.supplier,
      toLocationId: place,
      reason: 'opening' as const,
      causeKind: 'bench',
      actorName: SYSTEM.name,
      at: ctx.now,
    })),
  );
  for (let at = 0; at < movements.length; at += MOVEMENTS_A_STATEMENT) {
    await inTransaction(ctx.db, (tx) => moveStock(tx, movements.slice(at, at + MOVEMENTS_A_STATEMENT)));
  }
}
