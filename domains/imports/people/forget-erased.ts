import type { Reader } from '#db/client.ts';
import { findErased, isAnybodyErased, type NamedWay } from '#domains/customers/consents/find-erased.ts';
import { getBusiness } from '#domains/settings/get-business.ts';
import { toE164 } from '#lib/phone.ts';
import { toAsciiDigits } from '#lib/text/to-ascii-digits.ts';
import { type ImportKind, TELLS_OF_PEOPLE } from '../fields.ts';
import type { Mapping } from '../mapping.ts';
import { readHidden } from './hide-national-ids.ts';

/** The file of some rows: what it tells of and how its columns are understood. */
export type RowsOf = { kind: ImportKind; headers: readonly string[]; mapping: Mapping };

const ROWS_AT_ONCE = 2_000;
const EMAILS = /[^\s@<>,;:"']{1,64}@[^\s@<>,;:"']{1,255}/g;
const PHONES = /\+?\d[\d\s().-]{5,24}\d/g;
/** Fields that say who somebody is; what fills none of our fields may say it too. */
const PERSONAL = new Set(
  'customerId name givenName surname email phone address city postalCode birthday nationalId person text'.split(
    ' ',
  ),
);

/**
 * Rows of a file about people without the words of those who were erased: where a row names one by phone, e-mail, id or
 * national number, in whatever column, only cells that say nothing of a person stay.
 */
export async function forgetErased<Row extends { cells: readonly string[] }>(
  db: Reader,
  rows: readonly Row[],
  file: RowsOf,
): Promise<Row[]> {
  if (rows.length === 0 || !TELLS_OF_PEOPLE.has(file.kind) || !(await isAnybodyErased(db))) return [...rows];
  const { country } = await getBusiness(db);
  const kept: Row[] = [];
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const some = rows.slice(from, from + ROWS_AT_ONCE);
    const ways = some.flatMap(({ cells }, at) => waysOf(cells, { key: String(at), file, country }));
    const erased = await findErased(db, ways);
    kept.push(...some.map((row, at) => (erased.has(String(at)) ? blankRow(row, file) : row)));
  }
  return kept;
}

/** A row without any cell that may say who somebody is; as many cells as before. */
export function blankRow<Row extends { cells: readonly string[] }>(
  row: Row,
  { headers, mapping }: RowsOf,
): Row {
  const harmless = new Set(
    Object.entries(mapping.columns).flatMap(([field, header]) => (PERSONAL.has(field) ? [] : [header])),
  );
  return { ...row, cells: row.cells.map((cell, at) => (harmless.has(headers[at] ?? '') ? cell : '')) };
}

function waysOf(
  cells: readonly string[],
  { key, file, country }: { key: string; file: RowsOf; country: string },
): NamedWay[] {
  const { headers, mapping } = file;
  const id = cells[headers.indexOf(mapping.columns.customerId ?? '')]?.trim();
  const source = mapping.customerSource ?? 'import';
  return [
    ...(id ? [{ key, kind: 'external', value: `${source}:${id}` }] : []),
    ...cells.flatMap((cell): NamedWay[] => {
      const national = readHidden(cell);
      if (national) return [{ key, kind: 'national_id', value: national.value }];
      const emails = cell.match(EMAILS) ?? [];
      const phones = toAsciiDigits(cell).match(PHONES) ?? [];
      return [
        ...emails.map((one) => ({ key, kind: 'email', value: one.toLowerCase() })),
        ...phones.flatMap((one) => {
          const value = toE164(one, country);
          return value ? [{ key, kind: 'phone', value }] : [];
        }),
      ];
    }),
  ];
}
