import type { ListingSource } from './listing-contract.ts';
import type { ChannelProduct } from './shapes.ts';

/** One request that asks a channel, or changes something there. */
export interface WriteRequest {
  method: 'GET' | 'POST' | 'PUT';
  url: string;
  headers: Record<string, string>;
  body: string | null;
}

/** What the channel answered. */
export interface WriteAnswer {
  status: number;
  headers: Readonly<Record<string, string | undefined>>;
  body: Uint8Array;
}

/** What is to stand in a listing. Amounts are minor units of the source's currency; no crossed-out price is null. */
export type ListingChange =
  | { kind: 'price'; minor: number; compareAtMinor: number | null }
  | { kind: 'stock'; units: number }
  | { kind: 'title'; text: string }
  /** Plain text, or HTML as it is. */
  | { kind: 'description'; text: string };

/** Which listing is meant, by the channel's id of it, and what of it. */
export interface ListingTarget {
  externalId: string;
  kind: ListingChange['kind'];
}

/**
 * Why a channel does not take a change. `keyRefused`: no change will be taken with this key. `gone`: it has no such listing.
 * `stale`: it changed between look and write. `notCounted`, `severalPlaces`, `severalVariants`, `sharedStock`: the change
 * would touch more or other things than this listing. `invalid`: the channel's own rules. `unreadable`: no such answer is known.
 */
export type RefusalReason =
  | 'keyRefused'
  | 'gone'
  | 'stale'
  | 'notCounted'
  | 'severalPlaces'
  | 'severalVariants'
  | 'sharedStock'
  | 'invalid'
  | 'unreadable';

/** The channel will not take it; `words` are its own. */
export interface Refused {
  is: 'refused';
  reason: RefusalReason;
  words: string | null;
}

/** The channel asks to come again later. */
export interface Waits {
  is: 'waits';
  seconds: number;
  words: string | null;
}

/** A listing as it stands there now: a product with this one variant, and what a write must know besides. */
export interface Seen {
  is: 'seen';
  product: ChannelProduct;
  place: {
    productId: string;
    variantId: string;
    isVariation: boolean;
    /** How many variants the product has there; a text is one for all of them. */
    variants: number;
    /** Where its units are counted; empty where they are not, or were not asked for. */
    stock: { itemId: string; locationId: string | null; units: number }[];
    isStockShared: boolean;
  };
}

/**
 * How a listing is changed at a vendor: which request shows it as it stands, which one changes it, and what the answers say.
 * It opens no connection; whoever calls it does, with limits. Nothing here throws for what a channel answered.
 */
export interface ListingWriter {
  /** Of what the channel itself refuses a change when somebody changed it since the look; of the rest one looks right before the write. */
  compares: readonly ListingChange['kind'][];
  look(target: ListingTarget, source: ListingSource): WriteRequest;
  readLook(answer: WriteAnswer, target: ListingTarget, source: ListingSource): Seen | Refused | Waits;
  /** `key` is the same when the same attempt is sent twice, so that a channel that can counts it once. */
  write(
    seen: Seen,
    asked: { change: ListingChange; key: string },
    source: ListingSource,
  ): WriteRequest | Refused;
  readWrite(answer: WriteAnswer): { is: 'taken' } | Refused | Waits;
}
