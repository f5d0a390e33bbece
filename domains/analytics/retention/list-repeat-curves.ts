import type { Calendar } from '#lib/format/prefs.ts';
import { daysBetween } from '#lib/time.ts';
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

/** Days until the second order, from none to a year; whoever took longer stands behind these. */
const DAYS = LAST_DAY + 2;

/** Of one channel: who bought again after so many days, and who waits since so many; `days` is the place. */
type Waits = { again: number[]; waiting: number[] };

type Row = { channelId: string; again: number[] | null; monthOn: string | null; waiting: number[] | null };

/**
 * How soon the customers won since the first day of a month buy again, all first and then by the channel of the first order;
 * some seconds behind. From sums per month and year: whole years are read as such.
 */
export async function listRepeatCurves(
  ctx: Ctx,
  { calendar, sinceOn, today }: { calendar: Calendar; sinceOn: string; today: string },
): Promise<RepeatCurve[]> {
  allow(ctx.actor, 'channel.figures');
  const { rows } = await ctx.db.$client.query<Row>({
    name: 'retention-waits',
    text: WAITS,
    values: [calendar, sinceOn, today],
  });
  const all = noWaits();
  const channels = new Map<string, Waits>();
  for (const row of rows) {
    const own = channels.get(row.channelId) ?? noWaits();
    channels.set(row.channelId, own);
    for (const waits of [all, own]) addRow(waits, row, { sinceOn, today });
  }
  const sorted = [...channels].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [toCurve(null, all), ...sorted.map(([channelId, waits]) => toCurve(channelId, waits))].filter(
    ({ customers }) => customers > 0,
  );
}

// So many days after the first of any month but the first of a year, it is the next year.
const WAITS = `
  with whole as materialized (
    select case when first_of($1, 'year', $2::date) = $2::date then $2::date
      else first_of($1, 'year', $2::date + 340) end as year_on
  )
  select r.channel_id as "channelId", to_json(r.again) as again, null as "monthOn", null::json as waiting
  from retention_repeats r, whole
  where r.calendar = $1 and r.span = 'year' and r.starts_on between whole.year_on and $3::date
  union all
  select r.channel_id, to_json(r.again), null, null from retention_repeats r, whole
  where r.calendar = $1 and r.span = 'month' and r.starts_on >= $2::date and r.starts_on < whole.year_on
    and r.starts_on <= $3::date
  union all
  select channel_id, null, month_on::text, to_json(customers) from retention_waiting
  where month_on between date_trunc('month', $2::date::timestamp)::date and $3::date`;

function noWaits(): Waits {
  return { again: Array<number>(DAYS).fill(0), waiting: Array<number>(DAYS).fill(0) };
}

function addRow(waits: Waits, row: Row, { sinceOn, today }: { sinceOn: string; today: string }): void {
  for (const [days, customers] of (row.again ?? []).entries()) waits.again[days]! += customers;
  if (!row.waiting || !row.monthOn) return;
  const [first, longest] = [daysBetween(row.monthOn, today), daysBetween(sinceOn, today)];
  for (const [at, customers] of row.waiting.entries()) {
    const days = first - at;
    if (days >= 0 && days <= longest) waits.waiting[Math.min(days, DAYS - 1)]! += customers;
  }
}

function toCurve(channelId: string | null, { again, waiting }: Waits): RepeatCurve {
  const waits: Wait[] = again.map((ended, days) => ({ days, ended, left: ended + waiting[days]! }));
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
