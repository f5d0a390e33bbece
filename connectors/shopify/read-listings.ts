import type { ListingReader, ListingRequest, ListingSource } from '../listing-contract.ts';
import { ownAddress } from '../read/own-address.ts';
import { productsOf } from '../read/products-of.ts';
import { shopify } from './connector.ts';

const API = '/admin/api/2026-10/products.json?limit=250';
const NEXT = /<([^<>]{1,2000})>;\s*rel="?next"?/;

/** Products of a Shopify shop, page by page, as its Link header leads. */
export const shopifyListings: ListingReader = {
  first: (source) => ask(new URL(API, source.url).href, source),
  read: async ({ headers, body }, source) => {
    const link = NEXT.exec(headers.link ?? '')?.[1];
    const next = link ? ownAddress(link, source.url) : null;
    return { ...productsOf(shopify, { body, source }), listings: [], more: next ? [ask(next, source)] : [] };
  },
};

function ask(url: string, { token }: ListingSource): ListingRequest {
  return { url, headers: { accept: 'application/json', ...(token && { 'x-shopify-access-token': token }) } };
}
