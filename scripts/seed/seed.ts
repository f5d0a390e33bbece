import { connect, type Database } from '#db/client.ts';
import { openConnection } from '#db/connection.ts';
import { type Ctx, SYSTEM } from '#domains/context.ts';
import { getOutside } from '#domains/inventory/outside.ts';
import { foundBusiness } from '#domains/settings/found-business.ts';
import { createUser } from '#domains/team/create-user.ts';
import { AppError } from '#lib/errors.ts';
import { seedAnnotations } from './annotations.ts';
import { seedBundles } from './bundles.ts';
import { seedCampaigns } from './campaigns.ts';
import { seedCosts } from './costs.ts';
import { seedCounting } from './counting.ts';
import { DEMO_SIGN_INS, type DemoSignIn } from './demo-sign-ins.ts';
import { seedLots } from './lots.ts';
import { seedLoyalty } from './loyalty.ts';
import { seedParity } from './parity.ts';
import { seedPicking } from './picking.ts';
import { seedPlanning } from './planning.ts';
import { seedPredictions } from './predictions.ts';
import { seedPurchasing } from './purchasing.ts';
import { seedReturns } from './returns.ts';
import { seedRouting } from './routing.ts';
import { seedSegments } from './segments.ts';
import { seedStatement } from './statement.ts';
import { seedStockWork } from './stock-work.ts';
import { seedAlerts } from './watching/alerts.ts';
import { seedLateCost } from './watching/late-cost.ts';
import { seedTariffs } from './watching/tariffs.ts';
import { seedWalks } from './watching/walks.ts';
import type { Words } from './words/words.ts';
import { planWorld, type WorldSize } from './world/plan-world.ts';
import type { World } from './world/world.ts';
import { loadHistory } from './write/load-history.ts';

const ORDERS = 7_000;
const SEED = 1;

/** What the demo business shall be. `until` is its present; the same options give the same history. */
export type SeedOptions = {
  orders?: number;
  seed?: number;
  locale?: Words['locale'];
  until?: Date;
  size?: WorldSize;
  onProgress?: (step: string, done: number, total: number) => void;
};

/** What was made: rows by table, how long it took, and who may sign in. */
export type SeedReport = {
  rows: Record<string, number>;
  orders: number;
  from: string;
  until: string;
  durationMs: number;
  signIns: readonly DemoSignIn[];
};

/**
 * Makes the demo business in an empty, migrated database: business and staff by commands, 24 months of history by COPY
 * in one transaction, so that a seed that breaks off leaves no half a history.
 * @throws CONFLICT when the database has a business already.
 */
export async function seed(url: string, options: SeedOptions = {}): Promise<SeedReport> {
  const began = performance.now();
  const until = options.until ?? new Date(Math.floor(Date.now() / 60_000) * 60_000);
  const world = planWorld(
    { locale: options.locale ?? 'en', seed: options.seed ?? SEED, orders: options.orders ?? ORDERS, until },
    options.size,
  );
  const onProgress = options.onProgress ?? (() => undefined);
  const db = connect(url, { max: 2 });
  try {
    await requireEmpty(db);
    await found(db, world);
    const outside = await getOutside(db);
    const client = await openConnection(url);
    try {
      const rows = await loadHistory(client, world, { outside, onProgress });
      await seedPurchasing(db, world);
      await seedCounting(db, world);
      await seedStockWork(db, world);
      await seedPlanning(db, world);
      await seedRouting(db, world);
      await seedBundles(db, world);
      await seedLots(db, world);
      await seedPicking(db, world);
      await seedReturns(db, world);
      await seedPredictions(db, world);
      await seedSegments(db, world);
      await seedLoyalty(db, world);
      await seedParity(db, world);
      await seedCampaigns(db, world);
      await seedCosts(db, world);
      await seedStatement(db, world);
      await seedLateCost(db, world);
      await seedAnnotations(db, world);
      await seedWalks(db, world);
      await seedTariffs(db, world);
      await seedAlerts(db, world);
      // What was written since the history's own statistics would be taken for empty until somebody looks.
      await client.query('analyze');
      return {
        rows,
        orders: rows.orders ?? 0,
        from: new Date(world.start).toISOString(),
        until: until.toISOString(),
        durationMs: Math.round(performance.now() - began),
        signIns: DEMO_SIGN_INS,
      };
    } finally {
      await client.end();
    }
  } finally {
    await db.$client.end();
  }
}

async function requireEmpty(db: Database): Promise<void> {
  const { rowCount } = await db.$client.query('select 1 from business limit 1');
  if (rowCount === 0) return;
  throw new AppError(
    'CONFLICT',
    'There is a business in this database already; the demo needs an empty one.',
  );
}

/** The business and its staff, by the same commands as the screens. */
export async function found(db: Database, world: World): Promise<void> {
  const ctx: Ctx = { db, actor: SYSTEM, now: new Date(world.start) };
  await foundBusiness(ctx, { ...world.words.business, locale: world.words.locale, isDemo: true });
  for (const { email, name, role, password } of DEMO_SIGN_INS) {
    await createUser(ctx, { email, name, role, password, preferences: { locale: world.words.locale } });
  }
}
