import type { Database } from '#db/client.ts';
import { type Ctx, SYSTEM } from '#domains/context.ts';
import { setReorderSettings } from '#domains/planning/advice/set-reorder-settings.ts';
import { setReplenishment } from '#domains/planning/replenish/set-replenishment.ts';
import { runForecast } from '#domains/planning/runs/run-forecast.ts';
import { startForecast } from '#domains/planning/runs/start-forecast.ts';
import type { World } from './world/world.ts';

/** What one order costs, in units of the price that most goods have about. */
const ORDER_COST_SHARE = 0.5;

/** Says how the demo business keeps stock, and forecasts all demand up to its present, by the same commands as the screens. */
export async function seedPlanning(db: Database, world: World): Promise<void> {
  const ctx: Ctx = { db, actor: SYSTEM, now: new Date(world.until) };
  const { rows } = await db.$client.query<{ priceMinor: number }>(
    `select percentile_disc(0.5) within group (order by price_minor)::bigint as "priceMinor" from variants`,
  );
  await setReorderSettings(ctx, {
    serviceKind: 'cycle',
    serviceLevel: 0.95,
    holdingRate: 0.25,
    orderCostMinor: Math.round((rows[0]?.priceMinor ?? 0) * ORDER_COST_SHARE),
    reviewDays: 7,
  });
  await fillShops(ctx, world);
  const { runId } = await startForecast(ctx, { by: 'caller' });
  await runForecast(ctx, runId);
}

/** The shops get their goods from the first warehouse, over night. */
async function fillShops(ctx: Ctx, { places }: World): Promise<void> {
  const warehouse = places.find((place) => place.kind === 'warehouse');
  if (!warehouse) return;
  for (const { id: locationId, kind } of places) {
    if (kind !== 'store') continue;
    await setReplenishment(ctx, { locationId, from: { locationId: warehouse.id, days: 1 } });
  }
}
