import type { Ctx } from '#domains/context.ts';
import { expireLots } from '#domains/inventory/lots/expire-lots.ts';
import { listExpired } from '#domains/inventory/lots/list-expired.ts';
import { readLotSettings } from '#domains/inventory/lots/lot-settings.ts';
import { log } from '#lib/log.ts';

/** Sets expired units aside, place by place, where the shop wants that; goods that cannot be moved hold up no others. */
export async function expireLotsJob(ctx: Ctx): Promise<{ units: number; failed: number }> {
  const { movesExpired } = await readLotSettings(ctx.db);
  if (!movesExpired) return { units: 0, failed: 0 };
  let units = 0;
  let failed = 0;
  for (const at of await listExpired(ctx)) {
    try {
      units += (await expireLots(ctx, at)).units;
    } catch (error) {
      failed++;
      log.error({ err: error, ...at }, 'expired units could not be set aside');
    }
  }
  return { units, failed };
}
