import { normaliseDigits } from '#lib/digits.ts';

/** A row of a list of places: goods by SKU, and where they lie. */
export type PlaceRow = { sku: string; zone: string; bin: string };

const SEPARATORS = /[\t;,،؛]/;
const HEADS = ['sku'];

/**
 * Reads `SKU, zone, bin` from lines of a CSV file or of a copied table; a head line is passed over. `wrong` are the
 * numbers of lines, from 1 on, that have no SKU or no zone. Quotation marks around a value are taken off.
 */
export function readPlaceRows(text: string): { rows: PlaceRow[]; wrong: number[] } {
  const rows: PlaceRow[] = [];
  const wrong: number[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const [sku = '', zone = '', bin = ''] = line.split(SEPARATORS).map(bare);
    if (index === 0 && HEADS.includes(sku.toLowerCase())) continue;
    if (sku === '' || zone === '') wrong.push(index + 1);
    else rows.push({ sku: normaliseDigits(sku), zone: normaliseDigits(zone), bin: normaliseDigits(bin) });
  }
  return { rows, wrong };
}

function bare(value: string): string {
  return value
    .replace(/^\uFEFF/, '')
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim();
}
