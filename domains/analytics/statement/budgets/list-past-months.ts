import type { Ctx } from '#domains/context.ts';
import { calendarOfBooks } from '#domains/money/periods/next-period.ts';
import { monthOf } from '#lib/calendar.ts';
import { dayIn } from '#lib/time.ts';
import { getBusiness } from '../../../settings/get-business.ts';
import { allow } from '../../../team/can.ts';
import type { Sums } from '../../board/metric-definitions.ts';
import { OF_NONE } from '../statement-filter.ts';
import { lineValues } from '../statement-lines.ts';
import { COLUMN_SUMS } from '../sum-columns-of.ts';
import { type BudgetDimension, OF_ALL } from './budget-dimensions.ts';
import type { BudgetLine } from './budget-lines.ts';

const MONTHS_OF_YEAR = 12;
const MOST_MONTHS = 12;

/** What a line came to in each month, by key; months in the order asked for, null where a month has not ended. */
export type PastMonths = Record<string, (number | null)[]>;

/**
 * What a line of the statement came to a year before each of the months that begin on some days, by one dimension: what
 * budgets are copied from. Twelve months at most.
 */
export async function listPastMonths(
  ctx: Ctx,
  { by, line, fromDays }: { by: BudgetDimension; line: BudgetLine; fromDays: readonly string[] },
): Promise<PastMonths> {
  allow(ctx.actor, 'cost.read');
  const business = await getBusiness(ctx.db);
  const calendar = calendarOfBooks(business.calendar);
  const today = dayIn(business.timeZone, ctx.now);
  const months = fromDays.slice(0, MOST_MONTHS).map((day) => monthOf(day, calendar, MONTHS_OF_YEAR));
  const { rows } = await ctx.db.$client.query<Sums & { at: number; key: string | null }>({
    name: `list-past-months-${by}`,
    text: `select m.at::integer as at, s.* from unnest($1::date[], $2::date[]) with ordinality as m (from_day, to_day, at)
      cross join lateral (${COLUMN_SUMS[by === 'total' ? 'channel' : by]({ from: 'm.from_day', to: 'm.to_day' })}) s`,
    values: [months.map(({ from }) => from), months.map(({ to }) => to)],
  });
  const past: PastMonths = {};
  for (const { at, key, ...sums } of rows) {
    const name = by === 'total' ? OF_ALL : (key ?? OF_NONE);
    past[name] ??= months.map(({ to }) => (to < today ? 0 : null));
    const before = past[name][at - 1];
    if (typeof before === 'number') past[name][at - 1] = before + (lineValues(sums, [line])[line] ?? 0);
  }
  return past;
}
