import { feedListings } from './feed/read-listings.ts';
import type { ListingReader } from './listing-contract.ts';
import { shopifyListings } from './shopify/read-listings.ts';
import { woocommerceListings } from './woocommerce/read-listings.ts';

/** How listings can be read by the clock. */
export const LISTING_READERS = {
  shopify: shopifyListings,
  woocommerce: woocommerceListings,
  feed: feedListings,
} as const satisfies Record<string, ListingReader>;
