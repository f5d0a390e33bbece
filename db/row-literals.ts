const NEEDS_QUOTES = /[\s(),"\\]/;
const ESCAPED = /["\\]/g;

/** A value of a column; objects are kept as JSON, lists as arrays of text. */
export type Field = string | number | boolean | Date | null | undefined | readonly string[] | object;

/** Column → value. */
export type Row = Record<string, Field>;

/** Names of columns, parted by blanks. */
export function columnsOf(names: string): string[] {
  return names.trim().split(/\s+/);
}

/**
 * The text form of an array of rows, for a parameter cast to `some_type[]`: the fields in the order of the columns.
 * PostgreSQL reads it several times faster than JSON.
 */
export function rowLiterals(columns: readonly string[], rows: readonly Row[]): string {
  return `{${rows.map((row) => quote(`(${columns.map((column) => writeField(row[column])).join(',')})`)).join(',')}}`;
}

function writeField(value: Field): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string') return value === '' || NEEDS_QUOTES.test(value) ? quote(value) : value;
  return quote(Array.isArray(value) ? `{${value.map(quote).join(',')}}` : JSON.stringify(value));
}

function quote(text: string): string {
  return `"${text.replace(ESCAPED, '\\$&')}"`;
}
