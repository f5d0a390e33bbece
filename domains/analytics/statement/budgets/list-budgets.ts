import type { Ctx } from '../../../context.ts';
import { allow } from '../../../team/can.ts';
import type { BudgetDimension } from './budget-dimensions.ts';
import type { BudgetLine } from './budget-lines.ts';
import { BUDGET_NAMES } from './budget-names.ts';

const MOST_NAMES = 200;
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

/** The budgets of some months, and how many names there are in all. */
export type BudgetList = { rows: NamedBudgets[]; count: number };

/**
 * What is meant to come in over the months that begin on some days, by one dimension: what is in use and what has a
 * budget then. At most 200 names, those with a budget first and then by name; last what is of none.
 */
export async function listBudgets(
  ctx: Ctx,
  { by, fromDays }: { by: BudgetDimension; fromDays: readonly string[] },
): Promise<BudgetList> {
  allow(ctx.actor, 'cost.read');
  const [names, amounts] = await Promise.all([listNames(ctx, by, fromDays), listAmounts(ctx, by, fromDays)]);
  const found = Map.groupBy(amounts, ({ key }) => key);
  return {
    rows: names.map(({ key, name, kind }) => ({ key, name, kind, amounts: amountsOf(found.get(key) ?? []) })),
    count: names[0]?.count ?? 0,
  };
}

type Name = { key: string; name: string | null; kind: string | null; count: number };
type Amount = { key: string; fromDay: string; line: BudgetLine; amountMinor: number };

async function listNames(ctx: Ctx, by: BudgetDimension, fromDays: readonly string[]): Promise<Name[]> {
  const { rows } = await ctx.db.$client.query<Name>({
    name: `list-budget-names-${by}`,
    text: `with budgeted as (
        select distinct key from budgets where dimension = '${by}' and from_day = any ($1::date[])
      ), known as (${BUDGET_NAMES[by]}), chosen as (
        select coalesce(k.key, b.key) as key, coalesce(k.name, nullif(b.key, '-')) as name, k.kind,
          b.key is not null as has_budget
        from known k full join budgeted b on b.key = k.key
        where k."isUsed" or b.key is not null or k.key = '-'
      ), shown as (
        select *, count(*) over ()::integer as count from chosen order by has_budget desc, name nulls first, key
        limit ${MOST_NAMES}
      )
      select key, name, kind, count from shown order by key = '-', name, key`,
    values: [fromDays],
  });
  return rows;
}

async function listAmounts(ctx: Ctx, by: BudgetDimension, fromDays: readonly string[]): Promise<Amount[]> {
  const { rows } = await ctx.db.$client.query<Amount>({
    name: 'list-budget-amounts',
    text: `select key, from_day::text as "fromDay", line, amount_minor as "amountMinor" from budgets
      where dimension = $1 and from_day = any ($2::date[]) order by key, from_day, line limit ${MOST_AMOUNTS}`,
    values: [by, fromDays],
  });
  return rows;
}

function amountsOf(found: readonly Amount[]): NamedBudgets['amounts'] {
  const amounts: NamedBudgets['amounts'] = {};
  for (const { fromDay, line, amountMinor } of found)
    amounts[fromDay] = { ...amounts[fromDay], [line]: amountMinor };
  return amounts;
}
