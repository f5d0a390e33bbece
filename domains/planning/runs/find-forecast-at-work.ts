import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

/** The forecast that waits or is at work; null while none is. */
export async function findForecastAtWork(ctx: Ctx): Promise<string | null> {
  allow(ctx.actor, 'planning.read');
  const { rows } = await ctx.db.$client.query<{ id: string }>(
    `select id from forecast_runs where status in ('waiting', 'running')`,
  );
  return rows[0]?.id ?? null;
}
