import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

/** A count of an order file's rows as they were read, whatever became of them. */
export type ImportedRowFigures = {
  rows: number;
  documents: number;
  codes: number;
  customers: number;
  countries: number;
  rowsWithoutCustomer: number;
  rowsWithoutTitle: number;
  negativeQuantityRows: number;
  zeroPriceRows: number;
  negativePriceRows: number;
  /** Rows that equal an earlier one in every field. They are real rows, kept and counted. */
  exactRepeats: number;
  sumQuantity: number;
  /** Σ quantity × price of all rows, exact, rounded half up once; minor units of the file's currency. */
  grossMinor: number;
};

/** Rows by the first letter of their document, such as `C` of credit notes; '' for documents that begin with a digit. */
export type DocumentLetter = { letter: string; rows: number; documents: number };

/** The figures of the rows of one order import. */
export async function importedRowFigures(ctx: Ctx, importId: string): Promise<ImportedRowFigures> {
  allow(ctx.actor, 'figures.read');
  const { rows } = await ctx.db.$client.query<ImportedRowFigures>(
    `with equal as (
       select count(*) as times from import_rows where batch_id = $1
       group by document, line_number, channel_id, customer, sku, title, quantity, amount_minor, amount_rest_micros,
         unit_price_minor, at, country, currency
     )
     select count(*) as rows, count(distinct document) as documents, count(distinct sku) as codes,
       count(distinct customer) as customers, count(distinct country) as countries,
       count(*) filter (where customer is null) as "rowsWithoutCustomer",
       count(*) filter (where title is null) as "rowsWithoutTitle",
       count(*) filter (where quantity < 0) as "negativeQuantityRows",
       count(*) filter (where amount_minor = 0 and amount_rest_micros = 0) as "zeroPriceRows",
       count(*) filter (where unit_price_minor < 0) as "negativePriceRows",
       (select sum(times - 1)::bigint from equal) as "exactRepeats", sum(quantity) as "sumQuantity",
       round(sum(amount_minor) + sum(amount_rest_micros) / 1e6::numeric)::bigint as "grossMinor"
     from import_rows where batch_id = $1`,
    [importId],
  );
  return rows[0]!;
}

/** The kinds of documents that an order import read. */
export async function importedDocumentLetters(ctx: Ctx, importId: string): Promise<DocumentLetter[]> {
  allow(ctx.actor, 'figures.read');
  const { rows } = await ctx.db.$client.query<DocumentLetter>(
    `select substring(document from '^[^0-9]') as letter, count(*) as rows, count(distinct document) as documents
     from import_rows where batch_id = $1 group by 1 order by 1`,
    [importId],
  );
  return rows.map((row) => ({ ...row, letter: row.letter ?? '' }));
}
