import type { Database } from '#db/client.ts';
import { type Ctx, SYSTEM } from '#domains/context.ts';
import { runPredictions } from '#domains/predictions/runs/run-predictions.ts';
import { startPredictions } from '#domains/predictions/runs/start-predictions.ts';
import type { World } from './world/world.ts';

/** Looks at all buyers of the demo business up to its present, by the same command as the screen. */
export async function seedPredictions(db: Database, world: World): Promise<void> {
  const ctx: Ctx = { db, actor: SYSTEM, now: new Date(world.until) };
  const { runId } = await startPredictions(ctx, { by: 'caller' });
  await runPredictions(ctx, runId);
}
