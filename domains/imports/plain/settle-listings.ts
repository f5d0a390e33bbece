import type { Tx } from '#db/client.ts';
import { readChannelKeys } from '#domains/channels/read-channel-keys.ts';
import { ListingInput } from '#domains/parity/input.ts';
import { restoreListing } from '#domains/parity/listings/restore-listing.ts';
import { type KeptListing, writeListings } from '#domains/parity/listings/write-listings.ts';
import { currencyExponent, isCurrency } from '#lib/currency.ts';
import { decimalFromMinor } from '#lib/money.ts';
import { parseBoolean, parseMinor } from '#lib/tabular/parse-cell.ts';
import { readIdentifier, readText } from '../rows/read-cells.ts';
import type { PlainContext, PlainRow, RowResult } from './run-plain.ts';

const MAX_TITLE = 500;
const MAX_DESCRIPTION = 20_000;
const MAX_UNITS = 1_000_000_000;
const MAX_DAYS = 365;
const MAX_PRICE = 1_000_000_000_000_000;
const BUYABLE = ['in_stock', 'in stock', 'available', 'preorder', 'backorder'];
const NOT_BUYABLE = ['out_of_stock', 'out of stock', 'sold out', 'unavailable'];

type Stated = { row: PlainRow; channel: string; listing: ListingInput };

/**
 * Keeps what a snapshot says that channels show: each row one listing, known by its id there, by SKU or by barcode. Empty
 * cells change nothing. The book stays as it is: what differs becomes a drift.
 */
export async function settleListings(
  tx: Tx,
  rows: readonly PlainRow[],
  at: PlainContext & { isBad: (row: PlainRow) => boolean },
): Promise<RowResult[]> {
  const channels = await readChannelKeys(tx);
  const results: RowResult[] = [];
  const groups = new Map<string, Stated[]>();
  for (const row of rows) {
    const stated = { row, channel: readText(row.cells.get('channel')), listing: readListing(row, at) };
    const channelId = stated.channel === '' ? at.batch.channelId : channels.get(stated.channel.toLowerCase());
    if (!channelId) row.refuse('channel', stated.channel === '' ? 'empty' : 'unknownChannel');
    if (!channelId || at.isBad(row)) continue;
    groups.set(channelId, [...(groups.get(channelId) ?? []), stated]);
  }
  for (const [channelId, all] of groups) {
    const { first, again } = tellRepeated(all);
    const good = first.filter(({ row }) => !at.isBad(row));
    const from = { channelId, source: 'file' as const, at: at.now, by: at.actorName };
    const written = await writeListings(
      tx,
      from,
      good.map(({ listing }) => listing),
    );
    for (const one of written) results.push(resultOf(good[one.at]!.row, channelId, one));
    for (const { row } of again) {
      if (!at.isBad(row)) results.push({ rowNumber: row.rowNumber, outcome: 'unchanged' });
    }
  }
  return results;
}

/** Puts a listing back as it was before the import; false where it was read again since. */
export function reverseListing(
  tx: Tx,
  change: { subjectId: string; before: Record<string, unknown> | null; after: Record<string, unknown> },
  by: { now: Date; actorName: string },
): Promise<boolean> {
  const channelId = change.subjectId.slice(0, change.subjectId.indexOf(' '));
  const before = (change.before?.listing ?? null) as KeptListing | null;
  const after = change.after.listing as KeptListing;
  return restoreListing(tx, { channelId, before, after }, { now: by.now, by: by.actorName });
}

/** The same listing twice with other facts: nobody can know which of them holds. */
function tellRepeated(all: readonly Stated[]): { first: Stated[]; again: Stated[] } {
  const known = new Map<string, string>();
  const [first, again]: [Stated[], Stated[]] = [[], []];
  for (const stated of all) {
    const { externalId, sku, barcode } = stated.listing;
    const key = externalId ? `id ${externalId}` : sku ? `sku ${sku}` : `code ${barcode}`;
    const text = JSON.stringify(stated.listing);
    const before = known.get(key);
    if (before === undefined) first.push(stated);
    else if (before === text) again.push(stated);
    else stated.row.refuse(externalId ? 'listingId' : 'sku', 'repeatedOtherwise');
    if (before === undefined) known.set(key, text);
  }
  return { first, again };
}

function resultOf(
  row: PlainRow,
  channelId: string,
  { outcome, before, after }: Awaited<ReturnType<typeof writeListings>>[number],
): RowResult {
  const { rowNumber } = row;
  if (outcome !== 'create' && outcome !== 'update') return { rowNumber, outcome: 'unchanged' };
  return {
    rowNumber,
    outcome,
    change: {
      subjectKind: 'listing',
      subjectId: `${channelId} ${after.externalId}`,
      before: before ? show(before) : null,
      after: show(after),
    },
  };
}

function show(listing: KeptListing): Record<string, unknown> {
  const { priceMinor, currency, sku, title, stockUnits, promiseDays, externalId } = listing;
  const price =
    priceMinor === null || currency === null ? null : `${decimalFromMinor(priceMinor, currency)} ${currency}`;
  return { name: sku ?? externalId, title, price, onHand: stockUnits, promiseDays, listing };
}

function readListing(row: PlainRow, at: PlainContext): ListingInput {
  const sku = readIdentifier(row.cells.get('sku'));
  if (sku === null) row.refuse('sku', 'spreadsheetDamage', 'Format the column as text and export it again');
  const externalId = readText(row.cells.get('listingId'), 200) || null;
  const barcode = readText(row.cells.get('barcode'), 200) || null;
  if (!sku && !externalId && !barcode && sku !== null) row.refuse('sku', 'empty');
  const currency = readCurrency(row, at);
  const listing: ListingInput = {
    externalId,
    sku: sku || null,
    barcode,
    currency,
    priceMinor: readAmount(row, 'price', { at, currency }),
    compareAtMinor: readAmount(row, 'comparePrice', { at, currency }),
    includesTax: readYes(row, 'taxIncluded'),
    stockUnits: readWhole(row, 'onHand', { at, most: MAX_UNITS }),
    inStock: readYes(row, 'inStock'),
    title: readText(row.cells.get('title'), MAX_TITLE) || null,
    description: readText(row.cells.get('description'), MAX_DESCRIPTION) || null,
    promiseDays: readWhole(row, 'promiseDays', { at, most: MAX_DAYS }),
    url: readText(row.cells.get('url'), 2_000) || null,
  };
  const parsed = ListingInput.safeParse(listing);
  if (parsed.success) return parsed.data;
  if (parsed.error.issues.some(({ path }) => path[0] === 'url')) row.refuse('url', 'notAnAddress');
  return listing;
}

function readCurrency(row: PlainRow, at: PlainContext): string {
  const { amountsIn } = at.batch.mapping;
  const code = row.cells.get('currency').trim().toUpperCase();
  if (code === '') return amountsIn && amountsIn !== 'column' ? amountsIn : at.business.reportingCurrency;
  if (!isCurrency(code)) row.refuse('currency', 'unknownCurrency');
  return isCurrency(code) ? code : at.business.reportingCurrency;
}

function readAmount(
  row: PlainRow,
  field: 'price' | 'comparePrice',
  { at, currency }: { at: PlainContext; currency: string },
): number | null {
  const text = row.cells.get(field);
  if (text.trim() === '') return null;
  const plain = at.cells.decimal(text, row.cells.isTyped(field));
  const read = plain.ok ? parseMinor(plain.value, { decimalSign: '.' }, currencyExponent(currency)) : plain;
  if (!read.ok) row.refuse(field, read.reason);
  else if (read.value < 0) row.refuse(field, 'negative');
  else if (read.value > MAX_PRICE) row.refuse(field, 'tooLarge');
  return read.ok ? read.value : null;
}

function readWhole(
  row: PlainRow,
  field: 'onHand' | 'promiseDays',
  { at, most }: { at: PlainContext; most: number },
): number | null {
  const text = row.cells.get(field);
  if (text.trim() === '') return null;
  const read = at.cells.decimal(text, row.cells.isTyped(field));
  const value = read.ok ? Number(read.value) : 0;
  if (!read.ok) row.refuse(field, read.reason);
  else if (!Number.isInteger(value)) row.refuse(field, 'notWhole');
  else if (value < 0) row.refuse(field, 'negative');
  else if (value > most) row.refuse(field, 'tooLarge');
  return value;
}

function readYes(row: PlainRow, field: 'taxIncluded' | 'inStock'): boolean | null {
  const text = row.cells.get(field).trim().toLowerCase();
  if (text === '') return null;
  if (BUYABLE.includes(text)) return true;
  if (NOT_BUYABLE.includes(text)) return false;
  const read = parseBoolean(text);
  if (!read.ok) row.refuse(field, read.reason);
  return read.ok ? read.value : null;
}
