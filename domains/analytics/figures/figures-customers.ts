import type { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { FiguresFilter, SOLD_LINES } from './figures.ts';

/** One buyer: days since the last purchase, number of orders, exact sales in minor units of the reporting currency. */
export type BuyerFigures = {
  customerId: string;
  /** The id in the source that the customer came from, if any. */
  externalId: string | null;
  recencyDays: number;
  frequency: number;
  monetaryMinor: number;
};

/** Buyers who first bought in a month, and how many of them bought in each month from then on. */
export type Cohort = { month: string; buyers: number[] };

/** Recency, frequency and monetary value of every known buyer as of a day, by customer id. Only priced lines count. */
export async function buyerFigures(
  ctx: Ctx,
  asOf: string,
  filter: Omit<z.input<typeof FiguresFilter>, 'by' | 'buyers'> = {},
): Promise<BuyerFigures[]> {
  allow(ctx.actor, 'figures.read');
  const { from, to, channel } = FiguresFilter.parse(filter);
  const { rows } = await ctx.db.$client.query<BuyerFigures>(
    `select d.customer_id as "customerId",
       (select split_part(i.value, ':', 2) from identities i where i.customer_id = d.customer_id and i.kind = 'external'
         order by i.created_at, i.id limit 1) as "externalId",
       $5::date - max(d.day) as "recencyDays", count(distinct d.order_id) as frequency,
       sum(d.gross - d.discount)::float8 as "monetaryMinor"
     from (${SOLD_LINES}) d group by d.customer_id order by d.customer_id`,
    [from ?? null, to ?? null, channel ?? null, 'known', asOf],
  );
  return rows;
}

/** Share of the sales that the best fifth of the buyers (rounded down to whole buyers) bring. Pure. */
export function topFifthShare(buyers: readonly BuyerFigures[]): number {
  const amounts = buyers.map((buyer) => buyer.monetaryMinor).sort((left, right) => right - left);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const total = sum(amounts);
  return total === 0 ? 0 : sum(amounts.slice(0, Math.floor(amounts.length / 5))) / total;
}

/** Monthly cohorts of known buyers, oldest first, each as long as the months from the first to the last sale. */
export async function cohorts(
  ctx: Ctx,
  filter: Omit<z.input<typeof FiguresFilter>, 'by' | 'buyers'> = {},
): Promise<Cohort[]> {
  allow(ctx.actor, 'figures.read');
  const { from, to, channel } = FiguresFilter.parse(filter);
  const { rows } = await ctx.db.$client.query<{ first: number; month: number; buyers: number }>(
    `with bought as (
       select distinct customer_id, (extract(year from day) * 12 + extract(month from day) - 1)::integer as month
       from (${SOLD_LINES}) d
     ), started as (select customer_id, min(month) as first from bought group by 1)
     select s.first, b.month, count(*) as buyers from bought b join started s using (customer_id)
     group by 1, 2 order by 1, 2`,
    [from ?? null, to ?? null, channel ?? null, 'known'],
  );
  const last = Math.max(...rows.map((row) => row.month));
  const first = Math.min(...rows.map((row) => row.first));
  return [...Map.groupBy(rows, (row) => row.first)].map(([start, cohort]) => ({
    month: `${Math.floor(start / 12)}-${String((start % 12) + 1).padStart(2, '0')}`,
    buyers: Array.from(
      { length: last - first + 1 },
      (_, offset) => cohort.find((row) => row.month === start + offset)?.buyers ?? 0,
    ),
  }));
}
