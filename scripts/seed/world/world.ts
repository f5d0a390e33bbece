import type { Words } from '../words/words.ts';

/** A place where stock lies; `index` is its position in the world's list. */
export type SeedPlace = {
  index: number;
  id: string;
  code: string;
  name: string;
  kind: 'warehouse' | 'store' | 'quarantine';
  city: string;
  latitude: number;
  longitude: number;
  rank: number;
  services: { ships: boolean; pickup: boolean; returns: boolean };
};

/** The eight ways in which the demo business sells. */
export type ChannelSlug = keyof Words['channels'];

/** A way to sell, with how it behaves. Shares and rates are parts of 1. */
export type SeedChannel = {
  index: number;
  id: string;
  slug: ChannelSlug;
  name: string;
  kind: 'store' | 'web' | 'app' | 'marketplace' | 'social' | 'phone';
  connector: 'manual' | 'woocommerce' | 'pishkhan';
  buffer: number;
  /** Positions of the places that serve it, best first. */
  serves: number[];
  fees: { name: string; method: string | null; basisPoints: number; fixedMinor: number }[];
  methods: readonly string[];
  share: number;
  returnRate: number;
  cancelRate: number;
};

/** One thing that is sold. `popularity` is its part of all units; the parts of all variants add up to 1. */
export type SeedVariant = {
  index: number;
  id: string;
  productId: string;
  sku: string;
  title: string;
  priceMinor: number;
  costMicros: number;
  barcode: string;
  popularity: number;
  /** How much more it sells as a present: before Nowruz, Christmas and the like. */
  giftness: number;
  options: Record<string, string>;
  weightGrams: number;
};

/** A product with the positions of its variants. */
export type SeedProduct = {
  id: string;
  title: string;
  brand: string;
  category: string;
  variants: number[];
};

/** A paid campaign and what it truly does: at full spend it adds `lift` of its channel's orders. */
export type SeedCampaign = {
  name: string;
  channel: ChannelSlug;
  lift: number;
  /** Ordinary spend per day as a part of the channel's ordinary sales. */
  spendShare: number;
  /** Part of the orders that would have come anyway and were preceded by a click. */
  claims: number;
};

/** The demo business before anything happens in it. Times are UTC milliseconds. */
export type World = {
  seed: number;
  words: Words;
  start: number;
  until: number;
  orders: number;
  /** Length of the history. */
  months: number;
  /** Units of all variants that an ordinary week sells. */
  unitsPerWeek: number;
  places: SeedPlace[];
  quarantine: number;
  channels: SeedChannel[];
  products: SeedProduct[];
  variants: SeedVariant[];
  campaigns: SeedCampaign[];
};

/** Mean units of an order, used to plan stock and spend. */
export const UNITS_PER_ORDER = 2.25;
