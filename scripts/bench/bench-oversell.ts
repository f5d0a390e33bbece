import { performance } from 'node:perf_hooks';
import { eq } from 'drizzle-orm';
import { inTransaction } from '#db/client.ts';
import { locations, products, variants } from '#db/schema/index.ts';
import { moveStock } from '#domains/inventory/move-stock.ts';
import { getOutside } from '#domains/inventory/outside.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { type BenchShop, makeShop, openPool } from './make-shop.ts';
import type { BenchServer } from './open-server.ts';

const BUYERS = 300;
const UNITS = 100;
const CONNECTIONS = 10;
const RUNS = 5;

/** One rush: how many were served and refused cleanly, what else went wrong, and how long it took. */
export type OversellResult = { served: number; refused: number; failed: number; durationMs: number };

/** 300 buyers at once for 100 units of one variant, several times. */
export async function benchOversell(server: BenchServer): Promise<OversellResult[]> {
  const { url } = await server.openDatabase('orders');
  const db = openPool(url, CONNECTIONS);
  try {
    const shop = await makeShop(db, 'bench');
    const results: OversellResult[] = [];
    for (let run = 0; run < RUNS; run++) results.push(await rush(shop, await addRare(shop)));
    return results;
  } finally {
    await db.$client.end();
  }
}

async function rush(shop: BenchShop, sku: string): Promise<OversellResult> {
  const began = performance.now();
  const buy = () => placeOrder(shop.ctx(), { channelId: shop.channelId, lines: [{ sku, quantity: 1 }] });
  const answers = await Promise.allSettled(Array.from({ length: BUYERS }, buy));
  const durationMs = performance.now() - began;
  const served = answers.filter((answer) => answer.status === 'fulfilled').length;
  const refused = answers.filter(
    ({ status, ...more }) =>
      status === 'rejected' &&
      'reason' in more &&
      more.reason instanceof AppError &&
      more.reason.code === 'OUT_OF_STOCK',
  ).length;
  return { served, refused, failed: BUYERS - served - refused, durationMs };
}

async function addRare(shop: BenchShop): Promise<string> {
  const { db, now } = shop.ctx();
  const [id, productId] = [newId(), newId()];
  const sku = `RARE-${id}`;
  await db.insert(products).values({ id: productId, title: sku, search: sku });
  await db.insert(variants).values({ id, productId, sku, title: sku, priceMinor: 1_000, search: sku });
  const [place] = await db.select().from(locations).where(eq(locations.code, 'PLACE-1'));
  const outside = await getOutside(db);
  await inTransaction(db, (tx) =>
    moveStock(tx, [
      {
        variantId: id,
        quantity: UNITS,
        fromLocationId: outside.supplier,
        toLocationId: place!.id,
        reason: 'opening',
        causeKind: 'bench',
        actorName: 'Bench',
        at: now,
      },
    ]),
  );
  return sku;
}
