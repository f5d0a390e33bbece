import { connect, type Database, inTransaction } from '#db/client.ts';
import { channels, locations, products, stockLevels, variants } from '#db/schema/index.ts';
import { createTestDatabase } from '#db/testing.ts';
import type { Actor, Ctx } from '#domains/context.ts';
import { SYSTEM } from '#domains/context.ts';
import { moveStock } from '#domains/inventory/move-stock.ts';
import { getOutside, type Outside } from '#domains/inventory/outside.ts';
import { foundBusiness } from '#domains/settings/found-business.ts';
import type { Role } from '#domains/team/roles.ts';
import { newId } from '#lib/ids.ts';
import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';

/** A small shop with real rows for a test: two warehouses, a shop, two channels, some variants with stock. */
export type TestShop = {
  url: string;
  db: Database;
  /** A context that acts as the given actor, or as a member of staff with the given role. */
  ctx: (actor?: Actor | Role, more?: Partial<Ctx>) => Ctx;
  now: Date;
  places: { north: string; south: string; corner: string };
  outside: Outside;
  channels: { web: string; till: string };
  /** Makes a variant with units on hand at `north` (or where told). Price 10.00, cost 6.00 of the reporting currency. */
  addVariant: (facts: NewTestVariant) => Promise<{ id: string; sku: string }>;
  onHand: (variantId: string, locationId: string) => Promise<{ onHand: number; reserved: number }>;
  close: () => Promise<void>;
};

/** What may be told of a test variant; the rest is ordinary. */
export type NewTestVariant = {
  sku: string;
  units?: number | Partial<Record<'north' | 'south' | 'corner', number>>;
  kind?: 'goods' | 'service';
  priceMinor?: number;
  costMicros?: number | null;
};

const NOW = new Date('2026-03-10T10:00:00Z');
/** In a rush hundreds wait for a connection, and the machine may have other work. */
const PATIENCE_MS = 90_000;

/** Opens the shop in a database of its own. Close it in `afterAll`. */
export async function openShop(options: { poolSize?: number } = {}): Promise<TestShop> {
  const database = await createTestDatabase();
  const db = connect(
    database.url,
    options.poolSize ? { max: options.poolSize, connectionTimeoutMillis: PATIENCE_MS } : {},
  );
  const ctx: TestShop['ctx'] = (actor = SYSTEM, more = {}) => ({
    db,
    actor: typeof actor === 'string' ? staff(actor) : actor,
    now: NOW,
    ...more,
  });
  await foundBusiness(ctx(), {
    name: 'Test shop',
    country: 'BG',
    reportingCurrency: 'EUR',
    timeZone: 'Europe/Sofia',
    locale: 'en',
    calendar: 'gregorian',
    taxRates: { standard: 2000 },
  });
  const places = { north: newId(), south: newId(), corner: newId() };
  const sold = { web: newId(), till: newId() };
  await addPlaces(db, places);
  await addChannels(db, sold);
  const outside = await getOutside(db);
  return {
    url: database.url,
    db,
    ctx,
    now: NOW,
    places,
    outside,
    channels: sold,
    addVariant: (facts) => addVariant(db, facts, { places, outside }),
    onHand: (variantId, locationId) => readLevel(db, variantId, locationId),
    close: async () => {
      await db.$client.end();
      await database.close();
    },
  };
}

function staff(role: Role): Actor {
  return { kind: 'user', id: `00000000-0000-7000-8000-00000000000${role.length}`, name: `The ${role}`, role };
}

async function addPlaces(db: Database, places: TestShop['places']): Promise<void> {
  const services = { ships: true, pickup: false, returns: true };
  await db.insert(locations).values([
    {
      id: places.north,
      code: 'NORTH',
      name: 'North warehouse',
      kind: 'warehouse',
      isCounted: true,
      rank: 10,
      services,
    },
    {
      id: places.south,
      code: 'SOUTH',
      name: 'South warehouse',
      kind: 'warehouse',
      isCounted: true,
      rank: 20,
      services,
    },
    {
      id: places.corner,
      code: 'CORNER',
      name: 'Corner shop',
      kind: 'store',
      isCounted: true,
      rank: 30,
      services,
    },
  ]);
}

async function addChannels(db: Database, sold: TestShop['channels']): Promise<void> {
  await db.insert(channels).values([
    { id: sold.web, slug: 'web', name: 'Web shop', kind: 'web', currency: 'EUR' },
    { id: sold.till, slug: 'till', name: 'Till', kind: 'store', currency: 'EUR' },
  ]);
}

async function addVariant(
  db: Database,
  facts: NewTestVariant,
  shop: Pick<TestShop, 'places' | 'outside'>,
): Promise<{ id: string; sku: string }> {
  const { sku } = facts;
  const productId = newId();
  const id = newId();
  const units = typeof facts.units === 'object' ? facts.units : { north: facts.units ?? 0 };
  await db
    .insert(products)
    .values({ id: productId, title: `Product ${sku}`, search: normaliseForSearch(sku) });
  await db.insert(variants).values({
    id,
    productId,
    sku,
    title: `Variant ${sku}`,
    kind: facts.kind ?? 'goods',
    priceMinor: facts.priceMinor ?? 1000,
    costMicros: facts.costMicros === undefined ? 600_000_000 : facts.costMicros,
    search: normaliseForSearch(sku),
  });
  const movements = Object.entries(units).flatMap(([place, quantity]) =>
    quantity > 0
      ? [
          {
            variantId: id,
            quantity,
            fromLocationId: shop.outside.supplier,
            toLocationId: shop.places[place as keyof TestShop['places']],
            reason: 'opening' as const,
            causeKind: 'test',
            actorName: 'Test',
            at: NOW,
          },
        ]
      : [],
  );
  await inTransaction(db, (tx) => moveStock(tx, movements));
  return { id, sku };
}

async function readLevel(db: Database, variantId: string, locationId: string) {
  const rows = await db.select().from(stockLevels);
  const level = rows.find((row) => row.variantId === variantId && row.locationId === locationId);
  return { onHand: level?.onHand ?? 0, reserved: level?.reserved ?? 0 };
}
