import type { Tx } from '#db/client.ts';
import { readPrices, type SupplierPrice, writePrices } from '#domains/purchasing/suppliers/write-prices.ts';
import { currencyExponent } from '#lib/currency.ts';
import { readIdentifier, readText } from '../rows/read-cells.ts';
import { exactAmount } from '../rules/exact-amount.ts';
import type { PlainContext, PlainRow, RowResult } from './run-plain.ts';

const MICROS = 1_000_000;
const MICRO_PLACES = 6;
const MAX_UNITS = 1_000_000;
const MAX_LEAD_DAYS = 730;
const MAX_COST_MICROS = 9_000_000_000_000_000;

type Supplier = { id: string; code: string; currency: string };
/** What a row says; null where it says nothing, and then what is known stays. */
type Stated = {
  supplier: Supplier | undefined;
  sku: string;
  unitCostMicros: number;
  supplierSku: string | null;
  packSize: number | null;
  minimumQuantity: number | null;
  leadDays: number | null;
};
type Row = { row: PlainRow; facts: Stated };

/**
 * Sets what suppliers ask for goods, each in the supplier's own currency. Empty cells change nothing, and goods that the
 * file does not name keep their price, as does who is preferred.
 */
export async function settlePrices(
  tx: Tx,
  rows: readonly PlainRow[],
  at: PlainContext & { isBad: (row: PlainRow) => boolean },
): Promise<RowResult[]> {
  const suppliers = await readSuppliers(tx);
  const stated = rows.map((row): Row => ({ row, facts: readPrice(row, at, suppliers) }));
  const variants = await readVariants(
    tx,
    stated.map(({ facts }) => facts.sku),
  );
  for (const { row, facts } of stated) {
    if (!at.isBad(row) && !variants.has(facts.sku)) row.refuse('sku', 'unknownSku');
  }
  refuseRepeated(stated.filter(({ row }) => !at.isBad(row)));
  const good = stated
    .filter(({ row }) => !at.isBad(row))
    .map(({ row, facts }) => ({
      row,
      facts,
      supplier: facts.supplier!,
      variantId: variants.get(facts.sku)!,
    }));
  const pairs = good.map(({ supplier, variantId }) => ({ supplierId: supplier.id, variantId }));
  const known = new Map((await readPrices(tx, pairs)).map((price) => [keyOf(price), price]));
  const changed = new Map<string, SupplierPrice>();
  const results = good.map(({ row, facts, supplier, variantId }): RowResult => {
    const before = known.get(keyOf({ supplierId: supplier.id, variantId })) ?? null;
    const after = toPrice(facts, { supplierId: supplier.id, variantId }, before);
    const key = keyOf(after);
    if (changed.has(key) || (before && isSame(before, after))) {
      return { rowNumber: row.rowNumber, outcome: 'unchanged' };
    }
    changed.set(key, after);
    const show = (price: SupplierPrice) => showPrice(price, { supplier, sku: facts.sku });
    return {
      rowNumber: row.rowNumber,
      outcome: before ? 'update' : 'create',
      change: {
        subjectKind: 'supplier_price',
        subjectId: key,
        before: before ? show(before) : null,
        after: show(after),
      },
    };
  });
  await writePrices(tx, [...changed.values()], at.now);
  return results;
}

/** A price as people read it: the cost as a decimal of the supplier's currency. */
export function showPrice(
  price: SupplierPrice,
  of: { supplier: { code: string; currency: string }; sku: string },
): Record<string, unknown> {
  const { supplierSku, packSize, minimumQuantity, leadDays } = price;
  const { code, currency } = of.supplier;
  const cost = decimalFromMicros(price.unitCostMicros, currency);
  return { sku: of.sku, supplier: code, cost, currency, supplierSku, packSize, minimumQuantity, leadDays };
}

/** The price that was shown so. */
export function readShown(shown: Record<string, unknown>, key: string): SupplierPrice {
  const [supplierId = '', variantId = ''] = key.split(' ');
  return {
    supplierId,
    variantId,
    supplierSku: String(shown.supplierSku),
    unitCostMicros: microsFromDecimal(String(shown.cost), String(shown.currency)) ?? 0,
    packSize: Number(shown.packSize),
    minimumQuantity: Number(shown.minimumQuantity),
    leadDays: shown.leadDays === null ? null : Number(shown.leadDays),
  };
}

/** Whether two prices say the same. */
export function isSame(one: SupplierPrice, other: SupplierPrice): boolean {
  return (
    one.unitCostMicros === other.unitCostMicros &&
    one.supplierSku === other.supplierSku &&
    one.packSize === other.packSize &&
    one.minimumQuantity === other.minimumQuantity &&
    one.leadDays === other.leadDays
  );
}

function readPrice(row: PlainRow, at: PlainContext, suppliers: ReadonlyMap<string, Supplier>): Stated {
  const named = readText(row.cells.get('supplier'));
  const supplier = suppliers.get(named.toLowerCase());
  if (!supplier) row.refuse('supplier', named === '' ? 'empty' : 'unknownSupplier');
  const sku = readIdentifier(row.cells.get('sku'));
  if (sku === null) row.refuse('sku', 'spreadsheetDamage', 'Format the column as text and export it again');
  else if (sku === '') row.refuse('sku', 'empty');
  const currency = readText(row.cells.get('currency')).toUpperCase();
  if (supplier && currency !== '' && currency !== supplier.currency) {
    row.refuse('currency', 'otherCurrency', supplier.currency);
  }
  return {
    supplier,
    sku: sku ?? '',
    unitCostMicros: readCost(row, at, supplier?.currency ?? at.business.reportingCurrency),
    supplierSku: readText(row.cells.get('supplierSku')) || null,
    packSize: readWhole(row, 'packSize', { at, least: 1, most: MAX_UNITS }),
    minimumQuantity: readWhole(row, 'minimumQuantity', { at, least: 1, most: MAX_UNITS }),
    leadDays: readWhole(row, 'leadDays', { at, least: 0, most: MAX_LEAD_DAYS }),
  };
}

function readCost(row: PlainRow, at: PlainContext, currency: string): number {
  const text = row.cells.get('cost');
  const read = at.cells.decimal(text, row.cells.isTyped('cost'));
  if (!read.ok) {
    row.refuse('cost', text.trim() === '' ? 'empty' : read.reason);
    return 0;
  }
  const micros = microsFromDecimal(read.value, currency);
  if (micros === null) row.refuse('cost', 'tooManyDecimals');
  else if (micros < 0) row.refuse('cost', 'negative');
  else if (micros > MAX_COST_MICROS) row.refuse('cost', 'tooLarge');
  return micros ?? 0;
}

function readWhole(
  row: PlainRow,
  field: 'packSize' | 'minimumQuantity' | 'leadDays',
  { at, least, most }: { at: PlainContext; least: number; most: number },
): number | null {
  const text = row.cells.get(field);
  if (text.trim() === '') return null;
  const read = at.cells.decimal(text, row.cells.isTyped(field));
  const value = read.ok ? Number(read.value) : Number.NaN;
  if (!read.ok) row.refuse(field, read.reason);
  else if (!Number.isInteger(value)) row.refuse(field, 'notWhole');
  else if (value < least) row.refuse(field, value < 0 ? 'negative' : 'zeroQuantity');
  else if (value > most) row.refuse(field, 'tooLarge');
  return value;
}

/** The same goods of a supplier twice with different facts: nobody can know which of them holds. */
function refuseRepeated(rows: readonly Row[]): void {
  const first = new Map<string, string>();
  for (const { row, facts } of rows) {
    const key = `${facts.supplier?.id} ${facts.sku}`;
    const text = JSON.stringify(facts);
    const before = first.get(key);
    if (before === undefined) first.set(key, text);
    else if (before !== text) row.refuse('sku', 'repeatedOtherwise');
  }
}

function toPrice(
  facts: Stated,
  of: { supplierId: string; variantId: string },
  before: SupplierPrice | null,
): SupplierPrice {
  return {
    ...of,
    unitCostMicros: facts.unitCostMicros,
    supplierSku: facts.supplierSku ?? before?.supplierSku ?? '',
    packSize: facts.packSize ?? before?.packSize ?? 1,
    minimumQuantity: facts.minimumQuantity ?? before?.minimumQuantity ?? 1,
    leadDays: facts.leadDays ?? before?.leadDays ?? null,
  };
}

/** Suppliers by code and, where it is one supplier's only, by name; both in small letters. */
async function readSuppliers(tx: Tx): Promise<Map<string, Supplier>> {
  const { rows } = await tx.$client.query<Supplier & { name: string }>(
    'select id, code, name, currency from suppliers where is_active order by code',
  );
  const names = rows.map(({ name }) => name.toLowerCase());
  const byName = rows.filter((_, at) => names.indexOf(names[at]!) === names.lastIndexOf(names[at]!));
  return new Map([
    ...byName.map((one) => [one.name.toLowerCase(), one] as const),
    ...rows.map((one) => [one.code.toLowerCase(), one] as const),
  ]);
}

async function readVariants(tx: Tx, skus: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await tx.$client.query<{ sku: string; id: string }>(
    `select sku, id from variants where sku = any ($1::text[]) and kind = 'goods'`,
    [skus],
  );
  return new Map(rows.map((row) => [row.sku, row.id]));
}

function keyOf({ supplierId, variantId }: { supplierId: string; variantId: string }): string {
  return `${supplierId} ${variantId}`;
}

function microsFromDecimal(text: string, currency: string): number | null {
  const amount = exactAmount(text, 1, currencyExponent(currency));
  return amount && amount.minor * MICROS + amount.restMicros;
}

function decimalFromMicros(micros: number, currency: string): string {
  const places = currencyExponent(currency) + MICRO_PLACES;
  const digits = String(micros).padStart(places + 1, '0');
  const decimals = digits.slice(-places).replace(/0+$/, '');
  const whole = digits.slice(0, -places);
  return decimals === '' ? whole : `${whole}.${decimals}`;
}
