import type { z } from 'zod';
import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';
import { RowFilter } from './input.ts';

/** One row of an order file as it was understood. */
export type ImportedRow = {
  rowNumber: number;
  document: string;
  sku: string;
  title: string | null;
  customer: string | null;
  quantity: number;
  unitPriceMinor: number;
  amountMinor: number;
  currency: string;
  day: string | null;
};

/** The rows behind one class of an order import's report, in the file's order; `after` is the last row number seen. */
export async function listImportRows(ctx: Ctx, filter: z.input<typeof RowFilter>): Promise<ImportedRow[]> {
  allow(ctx.actor, 'import.read');
  const { importId, outcome, after, limit } = RowFilter.parse(filter);
  const { rows } = await ctx.db.$client.query<ImportedRow>(
    `select row_number as "rowNumber", document, sku, title, customer, quantity, unit_price_minor as "unitPriceMinor",
       amount_minor - coalesce(discount_minor, 0) as "amountMinor", currency, day::text as day
     from import_rows where batch_id = $1 and row_number > $3
       and case when outcome in ('duplicate', 'error', 'dismissed') then
         case when outcome = 'duplicate' then 'duplicate' else 'error' end else class end = $2
     order by row_number limit $4`,
    [importId, outcome, after, limit],
  );
  return rows;
}
