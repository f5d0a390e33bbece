import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';
import type { Ctx } from '../../../context.ts';
import { allow } from '../../../team/can.ts';
import type { BudgetDimension } from './budget-dimensions.ts';
import type { BudgetLine } from './budget-lines.ts';
import { BUDGET_NAMES } from './budget-names.ts';

const PAGE_NAMES = 200;
const MOST_NAMES = 20_000;
const MOST_AMOUNTS = 20_000;

/** Budgets of one channel, location, category, brand or segment, or of all, in minor units of the reporting currency. */
export type NamedBudgets = {
  key: string;
  /** Null for the whole business and for what is of none. */
  name: string | null;
  kind: string | null;
  /** By the first day of a month and the line; what is absent was not set. */
  amounts: Record<string, Partial<Record<BudgetLine, number>>>;
};

/** One page of the budgets of some months. */
export type BudgetList = {
  rows: NamedBudgets[];
  /** How many names match. */
  count: number;
  /** How many names stand before and after this page; null where none does. */
  before: number | null;
  after: number | null;
  /** What all names together are meant to come to, searched for or not; empty for segments, which overlap. */
  totals: NamedBudgets['amounts'];
};

/** Which budgets: whose, the first days of their months, whose names hold some words, and how many names to pass over. */
export type BudgetFilter = {
  by: BudgetDimension;
  fromDays: readonly string[];
  search?: string;
  passed?: number;
};

/**
 * What is meant to come in over the months that begin on some days, by one dimension: what is in use and what has a
 * budget then. 200 names a page, those with a budget first and then by name; last what is of none.
 */
export async function listBudgets(
  ctx: Ctx,
  { by, fromDays, search = '', passed = 0 }: BudgetFilter,
): Promise<BudgetList> {
  allow(ctx.actor, 'cost.read');
  const [names, totals] = await Promise.all([
    listNames(ctx, { by, fromDays }),
    by === 'segment' ? [] : sumAmounts(ctx, { by, fromDays }),
  ]);
  const words = normaliseForSearch(search);
  const matching = names.filter(({ name }) => words === '' || normaliseForSearch(name ?? '').includes(words));
  const shown = matching.slice(passed, passed + PAGE_NAMES).sort((one, other) => one.place - other.place);
  const amounts = await listAmounts(ctx, { by, fromDays, keys: shown.map(({ key }) => key) });
  const found = Map.groupBy(amounts, ({ key }) => key);
  const end = passed + shown.length;
  return {
    rows: shown.map(({ key, name, kind }) => ({ key, name, kind, amounts: amountsOf(found.get(key) ?? []) })),
    count: matching.length,
    before: passed > 0 ? Math.max(0, passed - PAGE_NAMES) : null,
    after: end < matching.length ? end : null,
    totals: amountsOf(totals),
  };
}

type Months = Pick<BudgetFilter, 'by' | 'fromDays'>;
/** `place` is where it stands by name. */
type Name = { key: string; name: string | null; kind: string | null; place: number };
type Amount = { fromDay: string; line: BudgetLine; amountMinor: number };

async function listNames(ctx: Ctx, { by, fromDays }: Months): Promise<Name[]> {
  const { rows } = await ctx.db.$client.query<Name>({
    name: `list-budget-names-${by}`,
    text: `with budgeted as (
        select distinct key from budgets where dimension = '${by}' and from_day = any ($1::date[])
      ), known as (${BUDGET_NAMES[by]}), chosen as (
        select coalesce(k.key, b.key) as key, coalesce(k.name, nullif(b.key, '-')) as name, k.kind,
          b.key is not null as has_budget
        from known k full join budgeted b on b.key = k.key
        where k."isUsed" or b.key is not null or k.key = '-'
      )
      select key, name, kind, row_number() over (order by key = '-', name, key)::integer as place
      from chosen order by key = '-', has_budget desc, name, key limit ${MOST_NAMES}`,
    values: [fromDays],
  });
  return rows;
}

async function sumAmounts(ctx: Ctx, { by, fromDays }: Months): Promise<Amount[]> {
  const { rows } = await ctx.db.$client.query<Amount>({
    name: 'sum-budget-amounts',
    text: `select from_day::text as "fromDay", line, sum(amount_minor)::bigint as "amountMinor" from budgets
      where dimension = $1 and from_day = any ($2::date[]) group by from_day, line order by from_day, line`,
    values: [by, fromDays],
  });
  return rows;
}

async function listAmounts(
  ctx: Ctx,
  { by, fromDays, keys }: Months & { keys: readonly string[] },
): Promise<(Amount & { key: string })[]> {
  const { rows } = await ctx.db.$client.query<Amount & { key: string }>({
    name: 'list-budget-amounts',
    text: `select key, from_day::text as "fromDay", line, amount_minor as "amountMinor" from budgets
      where dimension = $1 and from_day = any ($2::date[]) and key = any ($3::text[])
      order by key, from_day, line limit ${MOST_AMOUNTS}`,
    values: [by, fromDays, keys],
  });
  return rows;
}

function amountsOf(found: readonly Amount[]): NamedBudgets['amounts'] {
  const amounts: NamedBudgets['amounts'] = {};
  for (const { fromDay, line, amountMinor } of found)
    amounts[fromDay] = { ...amounts[fromDay], [line]: amountMinor };
  return amounts;
}
