import type { ChannelProduct } from './shapes.ts';

/** What a feed says of one thing; null where it says nothing. Amounts are minor units of `currency`, as shown. */
export interface StatedListing {
  externalId: string | null;
  sku: string | null;
  barcode: string | null;
  currency: string | null;
  priceMinor: number | null;
  compareAtMinor: number | null;
  includesTax: boolean | null;
  stockUnits: number | null;
  inStock: boolean | null;
  title: string | null;
  description: string | null;
  promiseDays: number | null;
  url: string | null;
}

/** One thing to ask the channel for. */
export interface ListingRequest {
  url: string;
  headers: Record<string, string>;
}

/** Where a channel's listings stand, and what the payload does not say. */
export interface ListingSource {
  /** The shop's own address, or that of the feed. */
  url: string;
  /** The shop's access token, or `key:secret`; null where none is asked for. */
  token: string | null;
  currency: string;
  timeZone: string;
}

/** What an answer said: products of a shop or listings of a feed, how many could not be read, and what to ask next. */
export interface ListingAnswer {
  products: ChannelProduct[];
  listings: StatedListing[];
  refused: number;
  more: ListingRequest[];
}

/**
 * How a channel's listings are read: which request comes first, and what an answer says. It opens no connection; whoever
 * calls it does, with limits. INVALID_INPUT when an answer is not what was asked for.
 */
export interface ListingReader {
  first(source: ListingSource): ListingRequest;
  read(
    answer: {
      request: ListingRequest;
      headers: Readonly<Record<string, string | undefined>>;
      body: Uint8Array;
    },
    source: ListingSource,
  ): Promise<ListingAnswer>;
}
