import type { z } from 'zod';
import type { Ctx } from '../context.ts';
import { maskText, seesContact } from '../customers/mask-contact.ts';
import { allow } from '../team/can.ts';
import { TELLS_OF_PEOPLE } from './fields.ts';
import { ErrorFilter } from './input.ts';
import { showHidden } from './people/hide-national-ids.ts';

/** A row that could not be taken: where, why, what to do. */
export type ImportErrorRow = {
  id: number;
  rowNumber: number;
  column: string | null;
  value: string | null;
  reason: string;
  suggestion: string | null;
  cells: string[];
  status: 'open' | 'fixed' | 'dismissed';
};

/**
 * The refused rows of an import, in the file's order; `after` is the id of the last one of the page before. Phones and
 * e-mails in files about people are masked for those who may not see them, and of a national number nobody sees more than
 * two digits.
 */
export async function listImportErrors(
  ctx: Ctx,
  filter: z.input<typeof ErrorFilter>,
): Promise<ImportErrorRow[]> {
  allow(ctx.actor, 'import.read');
  const { importId, status, after, limit } = ErrorFilter.parse(filter);
  const { rows } = await ctx.db.$client.query<ImportErrorRow & { kind: string }>(
    `select id, row_number as "rowNumber", "column", value, reason, suggestion, cells, status,
       (select b.kind from import_batches b where b.id = batch_id) as kind from import_errors
     where batch_id = $1 and ($2::text is null or status = $2) and ($3 = 0 or (row_number, id) > (
       select row_number, id from import_errors where id = $3))
     order by row_number, id limit $4`,
    [importId, status ?? null, after, limit],
  );
  const isSeen = seesContact(ctx.actor);
  return rows.map(({ kind, ...row }) => {
    const shown = { ...row, cells: row.cells.map(showHidden) };
    return isSeen || !TELLS_OF_PEOPLE.has(kind) ? shown : maskRow(shown);
  });
}

function maskRow(row: ImportErrorRow): ImportErrorRow {
  return { ...row, value: row.value && maskText(row.value), cells: row.cells.map(maskText) };
}
