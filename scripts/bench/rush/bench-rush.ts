import { performance } from 'node:perf_hooks';
import { connect, inTransaction } from '#db/client.ts';
import { channels, products, variants } from '#db/schema/index.ts';
import { setBundle } from '#domains/catalog/set-bundle.ts';
import type { Ctx } from '#domains/context.ts';
import { moveStock } from '#domains/inventory/move-stock.ts';
import { getOutside } from '#domains/inventory/outside.ts';
import { newId } from '#lib/ids.ts';
import { type BenchShop, makeShop } from '../make-shop.ts';
import { median } from '../measure.ts';
import type { BenchServer } from '../open-server.ts';
import { countDeadlocks, playRush } from './play-rush.ts';

const ROUNDS = 100;
const BUYERS = 500;
const UNITS = [30, 20] as const;
const PLENTY = 2_000;
const CONNECTIONS = 16;
const PATIENCE_MS = 120_000;
/** The count of deadlocks comes with some delay. */
const STATISTICS_MS = 1_500;

/** All rounds together; `exact` are those that granted exactly what there was. */
export type RushRounds = {
  rounds: number;
  exact: number;
  deadlocks: number;
  failures: number;
  medianMs: number;
};

/** 500 buyers for 50 units over six channels, alone and in bundles, at a counter and in carts; each round another seed. */
export async function benchRush(server: BenchServer): Promise<RushRounds> {
  const { url } = await server.openDatabase('rush');
  const db = connect(url, { max: CONNECTIONS, connectionTimeoutMillis: PATIENCE_MS });
  try {
    const shop = await makeShop(db, 'bench');
    const places = await readPlaces(shop.ctx());
    const channelIds = [shop.channelId, ...(await addChannels(shop.ctx()))];
    const before = await countDeadlocks(db);
    const times: number[] = [];
    const result = { rounds: ROUNDS, exact: 0, deadlocks: 0, failures: 0, medianMs: 0 };
    for (let round = 1; round <= ROUNDS; round++) {
      const skus = await stockRound(shop, places);
      const began = performance.now();
      const ended = await playRush({
        ctx: (more) => ({ ...shop.ctx(), ...more }),
        channelIds,
        skus,
        counterId: places[1]!,
        buyers: BUYERS,
        seed: round,
      });
      times.push(performance.now() - began);
      result.failures += ended.failures.length;
      if (ended.granted === UNITS[0] + UNITS[1]) result.exact++;
    }
    await new Promise((resolve) => setTimeout(resolve, STATISTICS_MS));
    return { ...result, deadlocks: (await countDeadlocks(db)) - before, medianMs: median(times) };
  } finally {
    await db.$client.end();
  }
}

async function readPlaces(ctx: Ctx): Promise<string[]> {
  const { rows } = await ctx.db.$client.query<{ id: string }>(
    `select id from locations where code like 'PLACE-%' order by code`,
  );
  return rows.map((row) => row.id);
}

async function addChannels(ctx: Ctx): Promise<string[]> {
  const made = ['till', 'app', 'phone', 'social', 'market'].map((slug) => ({ id: newId(), slug }));
  await ctx.db
    .insert(channels)
    .values(made.map((one) => ({ ...one, name: one.slug, kind: 'web' as const, currency: 'EUR' })));
  return made.map((one) => one.id);
}

/** A scarce variant, plenty of two others, and two bundles that share them. Answers with what takes one of the scarce. */
async function stockRound(shop: BenchShop, places: readonly string[]): Promise<string[]> {
  const ctx = shop.ctx();
  const rare = await addVariant(ctx, places, UNITS);
  const box = await addVariant(ctx, places, [PLENTY, PLENTY]);
  const tea = await addVariant(ctx, places, [PLENTY, PLENTY]);
  const small = await addVariant(ctx, places, [0, 0]);
  const large = await addVariant(ctx, places, [0, 0]);
  const one = (sku: string, quantity = 1) => ({ sku, quantity });
  await setBundle(ctx, { variantId: small.id, components: [one(rare.sku), one(box.sku)] });
  await setBundle(ctx, { variantId: large.id, components: [one(tea.sku, 2), one(rare.sku), one(box.sku)] });
  return [rare.sku, small.sku, large.sku];
}

async function addVariant(ctx: Ctx, places: readonly string[], units: readonly [number, number]) {
  const [id, productId] = [newId(), newId()];
  const sku = `RUSH-${id}`;
  await ctx.db.insert(products).values({ id: productId, title: sku, search: sku });
  await ctx.db.insert(variants).values({ id, productId, sku, title: sku, priceMinor: 1_000, search: sku });
  const outside = await getOutside(ctx.db);
  const movements = units.flatMap((quantity, at) =>
    quantity === 0
      ? []
      : [
          {
            variantId: id,
            quantity,
            fromLocationId: outside.supplier,
            toLocationId: places[at]!,
            reason: 'opening' as const,
            causeKind: 'bench',
            actorName: 'Bench',
            at: ctx.now,
          },
        ],
  );
  await inTransaction(ctx.db, (tx) => moveStock(tx, movements));
  return { id, sku };
}
