import { performance } from 'node:perf_hooks';
import { type Ctx, SYSTEM } from '#domains/context.ts';
import { runReplay } from '#domains/fulfilment/replay/run-replay.ts';
import { startReplay } from '#domains/fulfilment/replay/start-replay.ts';
import { DEFAULT_RULES, type RoutingRules } from '#domains/fulfilment/routing/rules.ts';
import { seed } from '../seed/seed.ts';
import { openPool } from './make-shop.ts';
import type { BenchServer } from './open-server.ts';

const ORDERS = 30_000;
const SHOPS = 28;
const MONTHS = 10;
const DAYS = 240;
const POOL_SIZE = 4;

const RULES: RoutingRules = {
  ...DEFAULT_RULES,
  mode: 'weighted',
  criteria: [
    { by: 'parcels', tolerance: 0, weight: 400 },
    { by: 'distance', tolerance: 0, weight: 2 },
    { by: 'cover', tolerance: 0, weight: 1 },
  ],
};

/** How long it takes to try other rules on the orders of the past, both sides and the reading of history included. */
export type WhatIfResult = { orders: number; locations: number; seconds: number; changed: number };

/** Replays some ten thousand orders over thirty locations against weighted rules. */
export async function benchWhatIf(server: BenchServer, say: (line: string) => void): Promise<WhatIfResult> {
  const { url, isNew } = await server.openDatabase('what_if');
  if (isNew) {
    say(`making ${ORDERS} orders …`);
    await seed(url, { orders: ORDERS, size: { shops: SHOPS, months: MONTHS } });
  }
  const db = openPool(url, POOL_SIZE);
  try {
    const { rows } = await db.$client.query<{ now: Date; locations: number }>(
      `select max(placed_at) as now, (select count(*)::integer from locations where kind in ('warehouse', 'store'))
         as locations from orders`,
    );
    const { now, locations } = rows[0]!;
    const ctx: Ctx = { db, actor: SYSTEM, now };
    const began = performance.now();
    const { replayId } = await startReplay(ctx, { rules: RULES, days: DAYS, by: 'caller' });
    const report = (await runReplay(ctx, replayId))!;
    const seconds = (performance.now() - began) / 1000;
    return { orders: report.orders, locations, seconds, changed: report.changed };
  } finally {
    await db.$client.end();
  }
}
