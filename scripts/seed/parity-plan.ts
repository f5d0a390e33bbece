import type { ListingInput } from '#domains/parity/input.ts';
import { type DriftKind, type ParityRules, USUAL_RULES } from '#domains/parity/rules/parity-rules.ts';
import type { ChannelSlug } from './world/world.ts';

const BASIS = 10_000;
const PROMOTED_BASIS_POINTS = 1_500;
const USUAL_PROMISE_DAYS = 2;
const LEAST_UNITS = 5;
const MISCOUNTED_UNITS = 25;

/** Goods that a channel lists, as the books know them; `available` is what it may sell of them. */
export type Sold = {
  externalId: string;
  id: string;
  title: string;
  priceMinor: number;
  taxBasisPoints: number;
  available: number;
  allowsBackorder: boolean;
  isPromoted: boolean;
};

/** A difference to plant: in which goods it can be, and what the channel shows instead. */
type Fault = {
  kind: DriftKind;
  fits: (one: Sold) => boolean;
  change: (one: Sold, all: readonly Sold[]) => Partial<ListingInput>;
};

/** How a channel shows its goods, how much it may differ, and what is wrong there. */
export type Plan = {
  slug: ChannelSlug;
  source: 'api' | 'file';
  rules: ParityRules;
  promotionBasisPoints: number | null;
  show: (one: Sold) => Partial<ListingInput>;
  faults: readonly Fault[];
};

const isOrdinary = (one: Sold) => !one.isPromoted;
const hasMany = (one: Sold) => one.available >= LEAST_UNITS;
const isSoldOut = (one: Sold) => one.available === 0 && !one.allowsBackorder;

const price = (parts: number, shown: (one: Sold) => number): Fault => ({
  kind: 'price',
  fits: isOrdinary,
  change: (one) => ({ priceMinor: scale(shown(one), parts) }),
});
const title: Fault = {
  kind: 'title',
  fits: () => true,
  change: (one, all) => ({ title: all.find(({ title: other }) => isApart(one.title, other))?.title }),
};
const promise: Fault = {
  kind: 'promise',
  fits: () => true,
  change: () => ({ promiseDays: 2 * USUAL_PROMISE_DAYS + 1 }),
};
const claims: Fault = { kind: 'stock', fits: isSoldOut, change: () => ({ inStock: true }) };
const hides: Fault = { kind: 'stock', fits: hasMany, change: () => ({ inStock: false }) };
const miscounts: Fault = {
  kind: 'stock',
  fits: hasMany,
  change: (one) => ({ stockUnits: one.available + MISCOUNTED_UNITS }),
};

/** The channels whose shop windows are read: the web with tax, the app without, the marketplace more loosely. */
export const PLANS: readonly Plan[] = [
  {
    slug: 'web',
    source: 'api',
    rules: { ...USUAL_RULES, showsTax: true, stockRule: 'both', stockToleranceUnits: 2 },
    promotionBasisPoints: null,
    show: (one) => ({
      priceMinor: taxed(one),
      includesTax: true,
      inStock: one.available > 0,
      title: one.title,
      promiseDays: USUAL_PROMISE_DAYS,
    }),
    faults: [price(0.9, taxed), price(1.12, taxed), price(10, taxed), title, promise, hides, claims],
  },
  {
    slug: 'app',
    source: 'api',
    rules: USUAL_RULES,
    promotionBasisPoints: null,
    show: (one) => ({
      priceMinor: one.priceMinor,
      includesTax: false,
      inStock: one.available > 0,
      title: one.title,
    }),
    faults: [price(0.95, untaxed), price(1.2, untaxed), title, claims],
  },
  {
    slug: 'marketplace',
    source: 'file',
    rules: {
      ...USUAL_RULES,
      showsTax: true,
      priceToleranceBasisPoints: 100,
      stockRule: 'count',
      stockToleranceUnits: 3,
      promiseToleranceDays: 1,
    },
    promotionBasisPoints: PROMOTED_BASIS_POINTS,
    show: (one) => ({
      // It rounds as it likes, and its count is of the night before: both within what it may differ.
      priceMinor: scale(promotedMinor(one), 1.004),
      includesTax: true,
      stockUnits: one.available > 2 ? one.available - 2 : one.available,
      title: one.title,
      promiseDays: USUAL_PROMISE_DAYS + 1,
    }),
    faults: [price(0.92, taxed), price(1.05, taxed), price(1.15, taxed), miscounts, miscounts, promise],
  },
];

function untaxed({ priceMinor }: Sold): number {
  return priceMinor;
}

function taxed(one: Sold): number {
  return Math.round((one.priceMinor * (BASIS + one.taxBasisPoints)) / BASIS);
}

function promotedMinor(one: Sold): number {
  return one.isPromoted ? scale(taxed(one), 1 - PROMOTED_BASIS_POINTS / BASIS) : taxed(one);
}

function scale(minor: number, parts: number): number {
  return Math.round(minor * parts);
}

/** Titles without a common word are never taken for one another. */
function isApart(one: string, other: string): boolean {
  const words = new Set(one.split(/[\s,،]+/));
  return !other.split(/[\s,،]+/).some((word) => words.has(word));
}
