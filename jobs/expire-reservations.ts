import type { Ctx } from '#domains/context.ts';
import { releaseExpired } from '#domains/inventory/release-expired.ts';

const AT_ONCE = 200;

/** Ends the reservations whose time has run out, part by part; does nothing where there are none. */
export async function expireReservations(ctx: Ctx): Promise<void> {
  const { rowCount } = await ctx.db.$client.query(
    `select from reservations where status = 'open' and expires_at <= $1 limit 1`,
    [ctx.now],
  );
  if (rowCount === 0) return;
  for (let more = true; more; ) more = (await releaseExpired(ctx, { limit: AT_ONCE })).more;
}
