import type { Reader } from '#db/client.ts';
import { calendarOfBooks } from '#domains/money/periods/next-period.ts';
import { getBusiness } from '#domains/settings/get-business.ts';
import { monthOf } from '#lib/calendar.ts';
import type { Calendar } from '#lib/format/prefs.ts';
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
  const fromDays = listMonths({ from: period.from, to: until }, calendarOfBooks(calendar));
  const days = { from: period.from, to: until, fromDays };
  const [columns, months, isCut] = await Promise.all([
    sumColumns(db, by, days),
    sumMonths(db, by, days),
    cutsMonth(db, { ...period, fromDays }),
  ]);
  const of: BudgetSums['of'] = { channel: new Map(), [by]: new Map() };
  for (const { dimension, key, line, ...budgeted } of columns) {
    const found = of[dimension]?.get(key) ?? {};
    of[dimension]?.set(key, { ...found, [line]: budgeted });
  }
  return {
    by,
    months: fromDays.length,
    until,
    isCut,
    of,
    total: addTotal(months, by),
  };
}

/** Rounded at either end of the days and not between them: neighbours share one end. */
const UP_TO = (days: string) => `round(amount_minor::numeric * (${days}) / (to_day - from_day + 1))`;
const SHARE = `${UP_TO('least(to_day, $3::date) - from_day + 1')} - ${UP_TO('greatest($2::date - from_day, 0)')}`;
/** Months of another calendar, which the business had before, are not counted beside those of its own. */
const TOUCHED = 'from_day = any ($4::date[])';

type Days = Period & { fromDays: readonly string[] };

type Column = Budgeted & { dimension: StatementDimension; key: string; line: BudgetLine };

async function sumColumns(
  db: Reader,
  by: StatementDimension,
  { from, to, fromDays }: Days,
): Promise<Column[]> {
  const { rows } = await db.$client.query<Column>({
    name: 'sum-budgets',
    text: `select dimension, key, line, sum(${SHARE})::bigint as "amountMinor", count(*)::integer as months
      from budgets where dimension in ('channel', $1) and ${TOUCHED}
      group by dimension, key, line order by dimension, key, line`,
    values: [by, from, to, fromDays],
  });
  return rows;
}

type Month = { dimension: BudgetDimension; line: BudgetLine; fromDay: string; amountMinor: number };

async function sumMonths(db: Reader, by: StatementDimension, { from, to, fromDays }: Days): Promise<Month[]> {
  const { rows } = await db.$client.query<Month>({
    name: 'sum-budget-months',
    text: `select dimension, line, from_day::text as "fromDay", sum(${SHARE})::bigint as "amountMinor"
      from budgets where dimension in ('total', 'channel', $1) and ${TOUCHED}
      group by dimension, line, from_day order by dimension, line, from_day`,
    values: [by, from, to, fromDays],
  });
  return rows;
}

async function cutsMonth(db: Reader, { from, to, fromDays }: Days): Promise<boolean> {
  const { rows } = await db.$client.query<{ isCut: boolean }>({
    name: 'cut-budget-months',
    text: `select exists (select from budgets
      where from_day = any ($3::date[]) and (from_day < $1 or to_day > $2)) as "isCut"`,
    values: [from, to, fromDays],
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

/** The first days of the months that some days touch. */
function listMonths({ from, to }: Period, calendar: Calendar): string[] {
  const fromDays: string[] = [];
  for (let day = from; day <= to; ) {
    const month = monthOf(day, calendar);
    fromDays.push(month.from);
    day = addDays(month.to, 1);
  }
  return fromDays;
}
