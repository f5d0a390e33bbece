import { currencyExponent, isCurrency } from '#lib/currency.ts';
import { normaliseDigits } from '#lib/digits.ts';
import { minorFromDecimal } from '#lib/money.ts';
import { cleanText, cutText } from '#lib/text/clean-text.ts';
import type { ListingSource, StatedListing } from '../listing-contract.ts';

/** Fields of one record by name, in small letters with underscores. */
export type FeedRecord = Map<string, string>;

const LONGEST_NAME = 200;
const LONGEST_TITLE = 500;
const LONGEST_URL = 2_000;
const MOST_DAYS = 365;
const MOST_UNITS = 1_000_000_000;
const YES = ['yes', 'true', '1'];
const NO = ['no', 'false', '0'];
const BUYABLE = [
  'in_stock',
  'preorder',
  'backorder',
  'limited_availability',
  'available',
  'yes',
  'true',
  '1',
];
const NOT_BUYABLE = ['out_of_stock', 'sold_out', 'unavailable', 'discontinued', 'no', 'false', '0'];
const AMOUNT = /^(?:([A-Za-z]{3})\s*)?([\d.,]{1,25})(?:\s*([A-Za-z]{3}))?$/;

/**
 * The listing that a feed's record states; null where it names no goods or an amount cannot be read without guessing. A
 * sale price is the price, and the usual one stands crossed out beside it. Pure.
 */
export function listingOf(record: FeedRecord, source: ListingSource): StatedListing | null {
  const read = (...names: string[]) => {
    for (const name of names) {
      const text = record.get(name)?.trim();
      if (text) return cleanText(text);
    }
    return null;
  };
  const name = (...names: string[]) => cutText(read(...names) ?? '', LONGEST_NAME) || null;
  const id = name('id', 'external_id', 'item_id', 'offer_id', 'listing_id');
  const sku = name('sku', 'item_code', 'seller_sku');
  const barcode = name('gtin', 'ean', 'upc', 'barcode');
  if (!id && !sku && !barcode) return null;
  const named = read('currency', 'price_currency')?.toUpperCase() ?? source.currency;
  const usual = readAmount(read('price', 'regular_price'), named);
  const sale = readAmount(read('sale_price', 'special_price'), usual?.currency ?? named);
  const crossed = readAmount(read('compare_at_price', 'old_price'), usual?.currency ?? named);
  if (usual === undefined || sale === undefined || crossed === undefined) return null;
  const price = sale ?? usual;
  return {
    externalId: id,
    // Google's id is the seller's own code unless another one is given.
    sku: sku ?? id,
    barcode,
    currency: price?.currency ?? null,
    priceMinor: price?.minor ?? null,
    compareAtMinor: (sale ? usual?.minor : crossed?.minor) ?? null,
    includesTax: wordIn(read('tax_included', 'includes_tax', 'price_includes_tax'), YES, NO),
    stockUnits: readWhole(read('quantity', 'stock', 'inventory', 'stock_quantity'), MOST_UNITS),
    inStock: wordIn(read('availability', 'in_stock', 'stock_status'), BUYABLE, NOT_BUYABLE),
    title: cutText(read('title', 'name') ?? '', LONGEST_TITLE) || null,
    description: read('description', 'summary'),
    promiseDays: readWhole(
      read('max_handling_time', 'promise_days', 'delivery_days', 'ships_within_days'),
      MOST_DAYS,
    ),
    url: readUrl(read('link', 'url')),
  };
}

/** Null where there is none, undefined where it cannot be read. */
function readAmount(
  text: string | null,
  usual: string,
): { minor: number; currency: string } | null | undefined {
  if (text === null) return null;
  const match = AMOUNT.exec(normaliseDigits(text));
  const currency = (match?.[1] ?? match?.[3] ?? usual).toUpperCase();
  if (!match || !isCurrency(currency)) return undefined;
  const plain = plainDecimal(match[2]!, currencyExponent(currency));
  if (plain === null) return undefined;
  return { minor: minorFromDecimal(plain, currency, 'half_up'), currency };
}

/** One or two digits behind a single mark are decimals; three behind one mark may be a group or not: nobody can know. */
function plainDecimal(text: string, exponent: number): string | null {
  if (/^\d+(?:\.\d{1,2}|\.\d{4,})?$/.test(text)) return text;
  if (/^\d+,\d{1,2}$/.test(text)) return text.replace(',', '.');
  if (/^\d{1,3}[.,]\d{3}$/.test(text)) return exponent === 0 ? text.replace(/[.,]/, '') : null;
  const grouped = /^(\d{1,3}(?:([.,])\d{3}(?:\2\d{3})*))(?:(?!\2)[.,](\d{1,2}))?$/.exec(text);
  if (!grouped) return null;
  const [, whole = '', , fraction] = grouped;
  return `${whole.replace(/[.,]/g, '')}${fraction ? `.${fraction}` : ''}`;
}

function readWhole(text: string | null, most: number): number | null {
  const digits = text === null ? '' : normaliseDigits(text);
  if (!/^\d{1,12}$/.test(digits)) return null;
  const value = Number(digits);
  return value <= most ? value : null;
}

function wordIn(text: string | null, yes: readonly string[], no: readonly string[]): boolean | null {
  const word =
    text
      ?.toLowerCase()
      .replace(/^https?:\/\/schema\.org\//, '')
      .replace(/([a-z])\s+/g, '$1_') ?? '';
  if (yes.includes(word)) return true;
  return no.includes(word) ? false : null;
}

function readUrl(text: string | null): string | null {
  if (text === null || text.length > LONGEST_URL || !URL.canParse(text)) return null;
  return /^https?:$/.test(new URL(text).protocol) ? text : null;
}
