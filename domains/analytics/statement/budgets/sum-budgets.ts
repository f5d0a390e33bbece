import type { Reader } from '#db/client.ts';
import { calendarOfBooks } from '#domains/money/periods/next-period.ts';
import { getBusiness } from '#domains/settings/get-business.ts';
import { monthOf } from '#lib/calendar.ts';
import { addDays, dayIn } from '#lib/time.ts';
import type { Period } from '../../period.ts';
import type { StatementDimension } from '../statement-filter.ts';
import type { BudgetDimension } from './budget-dimensions.ts';
import type { BudgetLine } from './budget-lines.ts';

/** What some days are meant to bring, in minor units of the reporting currency, and how many months say so. */
export type Budgeted = { amountMinor: number; months: number };

/** Budgets by line; what is absent has none. */
export type BudgetedLines = Partial<Record<BudgetLine, Budgeted>>;

/** Where the budget of a total comes from: all of the business, or the sum of a dimension. */
export type BudgetSource = 'total' | StatementDimension;

/** Budgets over some days; of days that still run, up to today. */
export type BudgetSums = {
  by: StatementDimension;
  /** How many months of the business's calendar the days touch. */
  months: number;
  /** The last day that is counted. */
  until: string;
  /** The days begin or end inside a month that has a budget: it counts for its share of days. */
  isCut: boolean;
  /** By what the columns of the statement are, and by channel. */
  of: Partial<Record<StatementDimension, Map<string, BudgetedLines>>>;
  /** For each month the business's own budget, else the sum of its channels, else of the columns. */
  total: Partial<Record<BudgetLine, Budgeted & { sources: BudgetSource[] }>>;
};

/**
 * Adds up the budgets of the months that a period touches, each for its share of days: shares of one month always add
 * up to it, so that the budgets of neighbouring days add up to those of all of them.
 */
export async function sumBudgets(
  db: Reader,
  { by, period, now }: { by: StatementDimension; period: Period; now: Date },
): Promise<BudgetSums> {
  const { timeZone, calendar } = await getBusiness(db);
  const today = dayIn(timeZone, now);
  const until = period.from <= today && period.to > today ? today : period.to;
  const days = { from: period.from, to: until };
  const [columns, months, isCut] = await Promise.all([
    sumColumns(db, by, days),
    sumMonths(db, by, days),
    cutsMonth(db, period),
  ]);
  const of: BudgetSums['of'] = { channel: new Map(), [by]: new Map() };
  for (const { dimension, key, line, ...budgeted } of columns) {
    const found = of[dimension]?.get(key) ?? {};
    of[dimension]?.set(key, { ...found, [line]: budgeted });
  }
  return {
    by,
    months: countMonths(days, calendarOfBooks(calendar)),
    until,
    isCut,
    of,
    total: addTotal(months, by),
  };
}

/** Rounded at either end of the days and not between them: neighbours share one end. */
const UP_TO = (days: string) => `round(amount_minor::numeric * (${days}) / (to_day - from_day + 1))`;
const SHARE = `${UP_TO('least(to_day, $3::date) - from_day + 1')} - ${UP_TO('greatest($2::date - from_day, 0)')}`;
const TOUCHED = 'from_day <= $3::date and to_day >= $2::date';

type Column = Budgeted & { dimension: StatementDimension; key: string; line: BudgetLine };

async function sumColumns(db: Reader, by: StatementDimension, { from, to }: Period): Promise<Column[]> {
  const { rows } = await db.$client.query<Column>({
    name: 'sum-budgets',
    text: `select dimension, key, line, sum(${SHARE})::bigint as "amountMinor", count(*)::integer as months
      from budgets where dimension in ('channel', $1) and ${TOUCHED}
      group by dimension, key, line order by dimension, key, line`,
    values: [by, from, to],
  });
  return rows;
}

type Month = { dimension: BudgetDimension; line: BudgetLine; fromDay: string; amountMinor: number };

async function sumMonths(db: Reader, by: StatementDimension, { from, to }: Period): Promise<Month[]> {
  const { rows } = await db.$client.query<Month>({
    name: 'sum-budget-months',
    text: `select dimension, line, from_day::text as "fromDay", sum(${SHARE})::bigint as "amountMinor"
      from budgets where dimension in ('total', 'channel', $1) and ${TOUCHED}
      group by dimension, line, from_day order by dimension, line, from_day`,
    values: [by, from, to],
  });
  return rows;
}

async function cutsMonth(db: Reader, { from, to }: Period): Promise<boolean> {
  const { rows } = await db.$client.query<{ isCut: boolean }>({
    name: 'cut-budget-months',
    text: `select exists (select from budgets
      where from_day <= $2 and to_day >= $1 and (from_day < $1 or to_day > $2)) as "isCut"`,
    values: [from, to],
  });
  return rows[0]?.isCut ?? false;
}

/** Sums of segments are nobody's total: people may be in several. */
function addTotal(months: readonly Month[], by: StatementDimension): BudgetSums['total'] {
  const order: readonly BudgetDimension[] =
    by === 'segment' ? ['total', 'channel'] : ['total', 'channel', by];
  const total: BudgetSums['total'] = {};
  for (const found of Map.groupBy(months, ({ line, fromDay }) => `${line} ${fromDay}`).values()) {
    const source = order.find((one) => found.some(({ dimension }) => dimension === one));
    const month = found.find(({ dimension }) => dimension === source);
    if (!source || !month) continue;
    const before = total[month.line] ?? { amountMinor: 0, months: 0, sources: [] };
    total[month.line] = {
      amountMinor: before.amountMinor + month.amountMinor,
      months: before.months + 1,
      sources: [...new Set([...before.sources, source])],
    };
  }
  return total;
}

function countMonths({ from, to }: Period, calendar: ReturnType<typeof calendarOfBooks>): number {
  let count = 0;
  for (let day = from; day <= to; day = addDays(monthOf(day, calendar).to, 1)) count++;
  return count;
}
