import type { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { FiguresFilter, SOLD_LINES } from './figures.ts';

/** What one code sold, reporting currency, rounded half up once, and its class by share of all sales. */
export type ProductFigures = { sku: string; units: number; grossMinor: number; class: 'A' | 'B' | 'C' };

const A_SHARE = 0.8;
const B_SHARE = 0.95;

/**
 * Codes by what they sold, best first. Class A while the share of all sales up to and with the code is at most 80 %,
 * B up to 95 %, else C.
 */
export async function productFigures(
  ctx: Ctx,
  filter: z.input<typeof FiguresFilter> = {},
): Promise<ProductFigures[]> {
  allow(ctx.actor, 'figures.read');
  const { from, to, channel, buyers } = FiguresFilter.parse(filter);
  const { rows } = await ctx.db.$client.query<ProductFigures>(
    `with sold as (select sku, sum(quantity)::bigint as units, sum(gross) as gross from (${SOLD_LINES}) d group by sku),
     shared as (
       select *, sum(gross) over (order by gross desc, sku rows unbounded preceding) / nullif(sum(gross) over (), 0) as share
       from sold
     )
     select sku, units, round(gross)::bigint as "grossMinor",
       case when share <= ${A_SHARE} then 'A' when share <= ${B_SHARE} then 'B' else 'C' end as class
     from shared order by gross desc, sku`,
    [from ?? null, to ?? null, channel ?? null, buyers],
  );
  return rows;
}
