import { z } from 'zod';
import { AppError } from '#lib/errors.ts';
import { decimalFromMinor } from '#lib/money.ts';
import type { ListingSource } from '../listing-contract.ts';
import type {
  ListingChange,
  ListingWriter,
  Refused,
  Seen,
  Waits,
  WriteAnswer,
  WriteRequest,
} from '../listing-write-contract.ts';
import { id, optionalCount, optionalId, text } from '../read/fields.ts';
import { htmlOf } from '../read/html-of.ts';
import { judgeAnswer, refuse } from '../read/judge-answer.ts';
import { peekJson, peekText } from '../read/peek.ts';
import { readShape } from '../read/read-shape.ts';
import { parseProduct } from './parse-product.ts';

const API = '/wp-json/wc/v3/products';

const productSchema = z.object({
  id,
  parent_id: optionalId,
  type: text,
  manage_stock: z.union([z.boolean(), text]),
  stock_quantity: optionalCount,
});

/** Fields of a product or a variation, as they are sent. */
type Fields = Readonly<Record<string, string | number>>;

/**
 * Corrections of WooCommerce listings over its REST interface, version 3. Products and variations are shown at one address but
 * changed at two. It compares nothing by itself, so whoever sends looks right before.
 */
export const woocommerceWriter: ListingWriter = {
  compares: [],
  look: ({ externalId }, source) => ask('GET', `${API}/${encodeURIComponent(externalId)}`, source),
  readLook: (answer, _target, source) => {
    const judged = judgeAnswer(answer, wordsOf(answer));
    if (judged) return judged;
    try {
      return readSeen(peekJson(answer.body), source);
    } catch (error) {
      return refuse('unreadable', error instanceof AppError ? error.message : null);
    }
  },
  write: (seen, { change }, source) => {
    const fields = fieldsOf(seen, change, source);
    if (isRefused(fields)) return fields;
    const { productId, variantId, isVariation } = seen.place;
    const own = `${API}/${encodeURIComponent(productId)}`;
    const path = isVariation ? `${own}/variations/${encodeURIComponent(variantId)}` : own;
    return ask('PUT', path, source, fields);
  },
  readWrite: (answer): { is: 'taken' } | Refused | Waits =>
    judgeAnswer(answer, wordsOf(answer)) ?? { is: 'taken' },
};

function ask(
  method: 'GET' | 'PUT',
  path: string,
  { url, token }: ListingSource,
  fields?: Fields,
): WriteRequest {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (token !== null) headers.authorization = `Basic ${Buffer.from(token).toString('base64')}`;
  if (fields) headers['content-type'] = 'application/json';
  return { method, url: new URL(path, url).href, headers, body: fields ? JSON.stringify(fields) : null };
}

function readSeen(json: unknown, { currency, timeZone }: ListingSource): Seen {
  const row = readShape(productSchema, json, 'WooCommerce product');
  const product = parseProduct(json, { currency, timeZone });
  const isManaged = row.manage_stock === true;
  return {
    is: 'seen',
    product,
    place: {
      productId: product.externalId,
      variantId: row.id,
      isVariation: product.isPartial,
      variants: product.isPartial ? 2 : 1,
      stock: isManaged ? [{ itemId: row.id, locationId: null, units: row.stock_quantity ?? 0 }] : [],
      isStockShared: row.manage_stock === 'parent',
    },
  };
}

/** A price without a crossed-out one is the regular price, and no sale runs; with one it is the sale price. */
function fieldsOf({ place }: Seen, change: ListingChange, { currency }: ListingSource): Fields | Refused {
  switch (change.kind) {
    case 'price': {
      const price = decimalFromMinor(change.minor, currency);
      if (change.compareAtMinor === null) return { regular_price: price, sale_price: '' };
      return { regular_price: decimalFromMinor(change.compareAtMinor, currency), sale_price: price };
    }
    case 'stock':
      if (place.isStockShared) return refuse('sharedStock', null);
      if (place.stock.length === 0) return refuse('notCounted', null);
      return { stock_quantity: change.units };
    case 'title':
      return place.isVariation ? refuse('severalVariants', null) : { name: change.text };
    case 'description':
      return { description: htmlOf(change.text) };
  }
}

function isRefused(fields: Fields | Refused): fields is Refused {
  return 'is' in fields;
}

function wordsOf(answer: WriteAnswer): string | null {
  return peekText(peekJson(answer.body), 'message');
}
