import type { Ctx } from '#domains/context.ts';
import { allow } from '#domains/team/can.ts';
import type { LevelFilter } from './list-filter.ts';
import { variantConditions } from './list-where.ts';

/** Up to here rows are counted one by one; beyond, the planner's estimate is told. */
export const COUNTED_UP_TO = 2_000;

/** How many rows match; where there are very many, about how many. */
export type LevelCount = { value: number; isExact: boolean };

type Plan = { 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] };

/**
 * How many rows a filter lists; null where marks or words narrow it, because then each row would have to be looked at.
 */
export async function countVariants(ctx: Ctx, filter: LevelFilter): Promise<LevelCount | null> {
  allow(ctx.actor, 'stock.read');
  if (filter.marks.length > 0 || filter.search.trim() !== '') return null;
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const levels =
    filter.shape === 'variant'
      ? ''
      : filter.locationIds.length > 0
        ? `join stock_levels s on s.variant_id = v.id and s.location_id = any (${bind(filter.locationIds)}::uuid[])`
        : 'join stock_levels s on s.variant_id = v.id';
  const from = `variants v join products p on p.id = v.product_id ${levels}
    where ${variantConditions(filter, bind).join(' and ')}`;
  const plan = await ctx.db.$client.query<Plan>(`explain (format json) select from ${from}`, values);
  const estimate = plan.rows[0]!['QUERY PLAN'][0].Plan['Plan Rows'];
  if (estimate > COUNTED_UP_TO * 2) return { value: estimate, isExact: false };
  const { rows } = await ctx.db.$client.query<{ count: number }>(
    `select count(*) as count from (select from ${from} limit ${COUNTED_UP_TO + 1}) counted`,
    values,
  );
  const count = rows[0]!.count;
  return count <= COUNTED_UP_TO
    ? { value: count, isExact: true }
    : { value: Math.max(estimate, count), isExact: false };
}
