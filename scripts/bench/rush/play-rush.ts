import type { Database } from '#db/client.ts';
import type { Ctx } from '#domains/context.ts';
import { holdStock } from '#domains/orders/holds/hold-stock.ts';
import { releaseHold } from '#domains/orders/holds/release-hold.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { AppError } from '#lib/errors.ts';

/** What is on sale in a rush: one scarce variant by itself and in bundles that share it, at two places. */
export type Rush = {
  ctx: (more?: Partial<Ctx>) => Ctx;
  channelIds: readonly string[];
  /** SKUs that each take one unit of the scarce variant. */
  skus: readonly string[];
  /** The shop at whose counter some buy. */
  counterId: string;
  buyers: number;
  seed: number;
};

/** How a rush ended: what was granted (orders, and carts that hold still), refused cleanly, and what else went wrong. */
export type RushResult = { granted: number; refused: number; failures: string[] };

/**
 * Lets buyers of all channels at once have one unit each: straight orders, orders at a counter, carts that become orders,
 * carts that stay and carts that are given up. Who does what follows from the seed.
 */
export async function playRush(rush: Rush): Promise<RushResult> {
  const random = randomFrom(rush.seed);
  const acts = Array.from({ length: rush.buyers }, (_, at) => actOf(rush, random, at));
  const answers = await Promise.allSettled(acts.map((act) => act()));
  const granted = answers.filter((one) => one.status === 'fulfilled' && one.value).length;
  const errors = answers.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  const failures = errors
    .filter((error) => !(error instanceof AppError && error.code === 'OUT_OF_STOCK'))
    .map(String);
  const late = await sellRest(rush);
  return { granted: granted + late, refused: errors.length - failures.length - late, failures };
}

/** Carts that were given up when everybody had been refused leave units: some of the refused ask again. */
async function sellRest(rush: Rush): Promise<number> {
  const order = { channelId: rush.channelIds[0]!, lines: [{ sku: rush.skus[0]!, quantity: 1 }] };
  for (let sold = 0; ; sold++) {
    try {
      await placeOrder(rush.ctx(), order);
    } catch (error) {
      if (error instanceof AppError && error.code === 'OUT_OF_STOCK') return sold;
      throw error;
    }
  }
}

/** Deadlocks that the database has counted so far; the count comes with some delay. */
export async function countDeadlocks(db: Database): Promise<number> {
  const { rows } = await db.$client.query<{ deadlocks: number }>(
    `select deadlocks::integer from (select pg_stat_clear_snapshot()) cleared, pg_stat_database where datname = current_database()`,
  );
  return rows[0]!.deadlocks;
}

function actOf(rush: Rush, random: () => number, at: number): () => Promise<boolean> {
  const channelId = rush.channelIds[at % rush.channelIds.length]!;
  const sku = rush.skus[Math.floor(random() * rush.skus.length)]!;
  const lines = [{ sku, quantity: 1 }];
  const key = `cart-${rush.seed}-${at}`;
  const way = random();
  const order = { channelId, lines };
  if (way < 0.6) return () => placeOrder(rush.ctx(), order).then(() => true);
  if (way < 0.75) {
    return () => placeOrder(rush.ctx(), { ...order, locationId: rush.counterId }).then(() => true);
  }
  if (way < 0.9) {
    return async () => {
      await holdStock(rush.ctx(), { channelId, key, lines });
      await placeOrder(rush.ctx(), { ...order, holdKey: key });
      return true;
    };
  }
  if (way < 0.95) return () => holdStock(rush.ctx(), { channelId, key, lines }).then(() => true);
  return async () => {
    await holdStock(rush.ctx(), { channelId, key, lines });
    await releaseHold(rush.ctx(), { channelId, key });
    return false;
  };
}

/** The same numbers between 0 and 1 for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
