import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { type RepeatPoint, readCurve, repeatCurve, type Wait } from './repeat-curve.ts';

/** Below so many people still waiting the curve is not told. */
export const FEWEST_WAITING = 20;

/** Days after the first order on which a share is told, and the days of the drawn curve. */
export const TOLD_DAYS = [30, 90, 180, 365] as const;
const LAST_DAY = 365;
const DRAWN_EVERY_DAYS = 15;
const DRAWN_DAYS = Array.from({ length: 1 + Math.floor(LAST_DAY / DRAWN_EVERY_DAYS) }, (_, at) =>
  at === Math.floor(LAST_DAY / DRAWN_EVERY_DAYS) ? LAST_DAY : at * DRAWN_EVERY_DAYS,
);

/** The share of a channel's customers who bought again by a day; null values where too few have waited so long. */
export type RepeatCurve = {
  /** The channel of the first order; null: all. */
  channelId: string | null;
  customers: number;
  /** Those with a second order to date: divided by customers, the repeat rate. */
  again: number;
  drawn: { days: number; share: number | null }[];
  told: { days: number; point: Omit<RepeatPoint, 'days'> | null }[];
};

/** How soon the customers won on some days buy again, all first and then by the channel of the first order. */
export async function listRepeatCurves(
  ctx: Ctx,
  { from, today }: { from: string; today: string },
): Promise<RepeatCurve[]> {
  allow(ctx.actor, 'channel.figures');
  const { rows } = await ctx.db.$client.query<Wait & { channelId: string }>({
    name: 'retention-waits',
    text: `select channel_id as "channelId", least(gap, age) as days,
        coalesce(sum(customers) filter (where gap <= age), 0)::integer as ended, sum(customers)::integer as left
      from (select channel_id, gap, $2::date - day as age, customers from retention_gaps
        where day between $1 and $2 and customers > 0) g
      group by 1, 2`,
    values: [from, today],
  });
  const channels = Map.groupBy(rows, ({ channelId }) => channelId);
  return [
    toCurve(null, addUp(rows)),
    ...[...channels].map(([channelId, waits]) => toCurve(channelId, waits)),
  ].filter(({ customers }) => customers > 0);
}

function addUp(rows: readonly Wait[]): Wait[] {
  return [...Map.groupBy(rows, ({ days }) => days)].map(([days, same]) => ({
    days,
    ended: same.reduce((sum, { ended }) => sum + ended, 0),
    left: same.reduce((sum, { left }) => sum + left, 0),
  }));
}

function toCurve(channelId: string | null, waits: readonly Wait[]): RepeatCurve {
  const curve = repeatCurve(waits);
  const read = (days: number) => readCurve(curve, days, FEWEST_WAITING);
  return {
    channelId,
    customers: waits.reduce((sum, { left }) => sum + left, 0),
    again: waits.reduce((sum, { ended }) => sum + ended, 0),
    drawn: DRAWN_DAYS.map((days) => ({ days, share: read(days)?.share ?? null })),
    told: TOLD_DAYS.map((days) => ({ days, point: read(days) })),
  };
}
