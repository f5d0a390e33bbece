import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { figureRowsSource, LATE, seesWorth, type WantedRows } from './list-figure-rows.ts';

/** What all rows of a figure come to. Amounts in minor units of the reporting currency. */
export type FigureRowSums = { orders: number; netMinor: number; worthMinor: number | null; late: number };

const WORTH = `(select coalesce(sum(cm2_of(b)), 0) from found f join orders s on s.customer_id = f.customer_id
  join postings b on b.order_id = s.id)`;

/**
 * Adds up every order of `listFigureRows`, all pages of it, from the orders and postings themselves, so that the screen can
 * show that rows and figure agree. Takes longer the longer the period is.
 */
export async function sumFigureRows(ctx: Ctx, wanted: Omit<WantedRows, 'after'>): Promise<FigureRowSums> {
  allow(ctx.actor, 'channel.figures');
  const { text, values } = figureRowsSource(ctx, wanted);
  const { rows } = await ctx.db.$client.query<FigureRowSums>(
    `with found as materialized (select o.id, o.customer_id, ${LATE} as late ${text})
     select count(*)::integer as orders, count(*) filter (where late)::integer as late,
       (select coalesce(sum(b.gross_minor - b.discounts_minor - b.returns_minor), 0)
        from found f join postings b on b.order_id = f.id)::bigint as "netMinor",
       ${seesWorth(ctx, wanted) ? WORTH : 'null'}::bigint as "worthMinor"
     from found`,
    values,
  );
  return rows[0]!;
}
