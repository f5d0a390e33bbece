import { isCurrency } from '#lib/currency.ts';
import { minorFromDecimal } from '#lib/money.ts';
import { type Facts, isFacts, textOf } from './read-facts.ts';

const MAX_LINES = 200;
const MAX_QUANTITY = 100_000;
const MAX_KEY = 200;

/** Goods as an event names them. */
export type ToldGoods = {
  key: string;
  sku: string | null;
  productId: string | null;
  title: string | null;
  /** Null where the event says none: one is added, all are taken out. */
  quantity: number | null;
  unitPriceMinor: number | null;
};

/** The goods of an event: those of its list, else the one that it tells of itself. Amounts are in `currency`. */
export function readGoods(properties: Facts, currency: string): ToldGoods[] {
  const list = properties.products;
  if (!Array.isArray(list)) return readOne(properties, currency);
  return list.slice(0, MAX_LINES).flatMap((one) => (isFacts(one) ? readOne(one, currency) : []));
}

/** The currency that an event names, or the channel's. */
export function readCurrency(properties: Facts, fallback: string): string {
  const said = textOf(properties.currency)?.toUpperCase();
  return said && isCurrency(said) ? said : fallback;
}

/** A decimal amount of an event in minor units; null for what is none. */
export function readAmount(value: unknown, currency: string): number | null {
  const text = typeof value === 'number' ? plainNumber(value) : textOf(value);
  if (text === null || !/^-?\d{1,12}(\.\d{1,20})?$/.test(text)) return null;
  return minorFromDecimal(text, currency, 'half_up');
}

/** JavaScript writes very large and very small numbers with an exponent, which no amount has. */
function plainNumber(value: number): string | null {
  const text = String(value);
  return /e/i.test(text) ? null : text;
}

function readOne(facts: Facts, currency: string): ToldGoods[] {
  const sku = textOf(facts.sku, MAX_KEY);
  const productId = textOf(facts.product_id, MAX_KEY) ?? textOf(facts.id, MAX_KEY);
  const title = textOf(facts.name, MAX_KEY) ?? textOf(facts.title, MAX_KEY);
  const key = sku ?? productId ?? title;
  if (key === null) return [];
  return [
    {
      key,
      sku,
      productId,
      title,
      quantity: readQuantity(facts.quantity),
      unitPriceMinor: readAmount(facts.price, currency),
    },
  ];
}

function readQuantity(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return null;
  return Math.min(MAX_QUANTITY, Math.max(0, Math.round(number)));
}
