import type { ListingWriter } from './listing-write-contract.ts';
import { shopifyWriter } from './shopify/write-listing.ts';
import { woocommerceWriter } from './woocommerce/write-listing.ts';

/** The kinds of shops in which listings can be changed. */
export const LISTING_WRITERS = {
  shopify: shopifyWriter,
  woocommerce: woocommerceWriter,
} as const satisfies Record<string, ListingWriter>;
