import type { Tx } from '#db/client.ts';
import { normaliseBarcode } from '#domains/catalog/barcode.ts';
import type { ProductFacts } from '#domains/catalog/input.ts';
import { upsertProducts } from '#domains/catalog/upsert-products.ts';
import { currencyExponent } from '#lib/currency.ts';
import { multiplyByRate, scaleMinor, sumMinor } from '#lib/money.ts';
import { readIdentifier, readText } from '../rows/read-cells.ts';
import { exactAmount } from '../rules/exact-amount.ts';
import type { PlainContext, PlainRow, RowResult } from './run-plain.ts';

/** What a product file may say; null where it says nothing, and then nothing is changed. */
type Stated = {
  sku: string;
  title: string | null;
  brand: string | null;
  category: string | null;
  priceMinor: number | null;
  costMicros: number | null;
  weightGrams: number | null;
  barcode: string | null;
};

const MICROS = 1_000_000;
const FIELDS = ['title', 'brand', 'category', 'priceMinor', 'costMicros', 'weightGrams', 'barcode'] as const;

/**
 * Makes the variants that are new and brings the others to what their row states, recognised by SKU. Cells that are empty
 * or not mapped change nothing, and what the file does not name stays. Amounts in another currency are converted by
 * the last exchange rate.
 */
export async function settleProducts(
  tx: Tx,
  rows: readonly PlainRow[],
  at: PlainContext & { isBad: (row: PlainRow) => boolean },
): Promise<RowResult[]> {
  const stated = rows.map((row) => ({ row, facts: readProduct(row, at) }));
  refuseRepeated(stated);
  const good = stated.filter(({ row }) => !at.isBad(row));
  const known = await readKnown(
    tx,
    good.map(({ facts }) => facts.sku),
  );
  for (const { row, facts } of good) if (!facts.title && !known.has(facts.sku)) row.refuse('title', 'empty');
  const taken = good.filter(({ row }) => !at.isBad(row));
  const changed = taken.filter(({ facts }, place) => {
    const isFirst = taken.findIndex((one) => one.facts.sku === facts.sku) === place;
    return isFirst && differs(facts, known.get(facts.sku));
  });
  const { variants } = await upsertProducts(
    tx,
    changed.map(({ facts }) => toProduct(facts)),
    {
      now: at.now,
      importId: at.batch.id,
    },
  );
  const ids = new Map(variants.map((variant) => [variant.sku, variant.variantId]));
  const isChanged = new Set(changed.map(({ row }) => row.rowNumber));
  return taken.map(({ row, facts }) => {
    if (!isChanged.has(row.rowNumber)) return { rowNumber: row.rowNumber, outcome: 'unchanged' };
    const before = known.get(facts.sku) ?? null;
    return {
      rowNumber: row.rowNumber,
      outcome: before ? 'update' : 'create',
      change: { subjectKind: 'product', subjectId: ids.get(facts.sku)!, before, after: facts },
    };
  });
}

function readProduct(row: PlainRow, at: PlainContext): Stated {
  const text = (field: string) => readText(row.cells.get(field)) || null;
  const identifier = (field: string) => {
    const value = readIdentifier(row.cells.get(field));
    if (value === null)
      row.refuse(field, 'spreadsheetDamage', 'Format the column as text and export it again');
    return value || null;
  };
  const sku = identifier('sku');
  if (sku === null && row.cells.get('sku').trim() === '') row.refuse('sku', 'empty');
  const price = readAmount(row, 'price', at);
  const cost = readAmount(row, 'cost', at);
  const weight = readExact(row, 'weightGrams', { at, exponent: 0 });
  return {
    sku: sku ?? '',
    title: text('title'),
    brand: text('brand'),
    category: text('category'),
    priceMinor: price === null ? null : scaleMinor(price, { numerator: 1, denominator: MICROS }),
    costMicros: cost,
    weightGrams: weight?.minor ?? null,
    barcode: identifier('barcode'),
  };
}

/** An amount of the file in millionths of a minor unit of the reporting currency, by the last rate known. */
function readAmount(row: PlainRow, field: 'price' | 'cost', at: PlainContext): number | null {
  const { currency, rate } = at.amounts;
  const stated = readExact(row, field, { at, exponent: currencyExponent(currency) });
  if (!stated) return null;
  if (rate === null) {
    row.refuse(field, 'noExchangeRate', `Enter a rate for ${currency} under Settings, Currencies`);
    return null;
  }
  const micros = sumMinor([stated.minor * MICROS, stated.restMicros]);
  return multiplyByRate(micros, rate, currency, at.business.reportingCurrency);
}

function readExact(row: PlainRow, field: string, by: { at: PlainContext; exponent: number }) {
  const text = row.cells.get(field);
  if (text.trim() === '') return null;
  const read = by.at.cells.decimal(text, row.cells.isTyped(field));
  if (!read.ok) {
    row.refuse(field, read.reason);
    return null;
  }
  const amount = exactAmount(read.value, 1, by.exponent);
  if (!amount || amount.minor < 0) row.refuse(field, amount ? 'negative' : 'tooManyDecimals');
  return amount;
}

/** The same code twice with different facts: nobody can know which of them holds. */
function refuseRepeated(rows: readonly { row: PlainRow; facts: Stated }[]): void {
  const first = new Map<string, string>();
  for (const { row, facts } of rows) {
    const text = JSON.stringify(facts);
    const before = first.get(facts.sku);
    if (before === undefined) first.set(facts.sku, text);
    else if (before !== text) row.refuse('sku', 'repeatedOtherwise');
  }
}

async function readKnown(
  tx: Tx,
  skus: readonly string[],
): Promise<Map<string, Stated & { barcodes: string[] }>> {
  const { rows } = await tx.$client.query<Stated & { barcodes: string[] }>(
    `select v.sku, p.title, p.brand, p.category, v.price_minor as "priceMinor", v.cost_micros as "costMicros",
       v.weight_grams as "weightGrams", null as barcode,
       array(select code from barcodes b where b.variant_id = v.id order by code) as barcodes
     from variants v join products p on p.id = v.product_id where v.sku = any ($1)`,
    [skus],
  );
  return new Map(rows.map((row) => [row.sku, row]));
}

function differs(facts: Stated, before: (Stated & { barcodes: string[] }) | undefined): boolean {
  if (!before) return true;
  return FIELDS.some((field) => {
    const value = facts[field];
    if (value === null) return false;
    return field === 'barcode'
      ? !before.barcodes.includes(normaliseBarcode(String(value)))
      : value !== before[field];
  });
}

function toProduct(facts: Stated): ProductFacts {
  const { sku, title, brand, category, priceMinor, costMicros, weightGrams, barcode } = facts;
  return {
    ...(title ? { title } : {}),
    ...(brand ? { brand } : {}),
    ...(category ? { category } : {}),
    variants: [
      {
        sku,
        ...(title ? { title } : {}),
        ...(priceMinor === null ? {} : { priceMinor }),
        ...(costMicros === null ? {} : { costMicros }),
        ...(weightGrams === null ? {} : { weightGrams }),
        ...(barcode ? { barcodes: [barcode] } : {}),
      },
    ],
  };
}
