import type { Reader } from '#db/client.ts';
import type { Period } from '../../period.ts';
import type { BudgetLine } from './budget-lines.ts';

/** Budgets over some days, in minor units of the reporting currency. */
export type BudgetSums = {
  rows: { channelId: string; line: BudgetLine; amountMinor: number }[];
  /** How many months have one. */
  months: number;
  /** The days begin or end inside a month that has a budget; such a month is not counted. */
  isCut: boolean;
};

/** Adds up the budgets of the months that lie wholly in a period, by channel and line. */
export async function sumBudgets(db: Reader, { from, to }: Period): Promise<BudgetSums> {
  const [sums, months] = await Promise.all([
    db.$client.query<BudgetSums['rows'][number]>({
      name: 'sum-budgets',
      text: `select channel_id as "channelId", line, sum(amount_minor)::bigint as "amountMinor" from budgets
        where from_day >= $1 and to_day <= $2 group by channel_id, line order by channel_id, line`,
      values: [from, to],
    }),
    db.$client.query<{ months: number; isCut: boolean }>({
      name: 'count-budget-months',
      text: `select count(distinct from_day) filter (where from_day >= $1 and to_day <= $2)::integer as months,
          coalesce(bool_or(from_day < $1 or to_day > $2), false) as "isCut"
        from budgets where from_day <= $2 and to_day >= $1`,
      values: [from, to],
    }),
  ]);
  return { rows: sums.rows, months: months.rows[0]?.months ?? 0, isCut: months.rows[0]?.isCut ?? false };
}
