import { z } from 'zod';
import { isCurrency } from '#lib/currency.ts';
import { isDay } from '#lib/time.ts';

const MAX_RULES = 50;
const MAX_TIERS = 10;
const MAX_POINTS = 1_000_000;
const MAX_AMOUNT = 1_000_000_000_000;
const MAX_DAYS = 365;
const MAX_MONTHS = 120;
/** A multiplier of one. */
export const SINGLE = 10_000;
/** The whole of an order, in hundredths of a percent. */
export const WHOLE = 10_000;

/** How goods earn: so many points for each full amount, in minor units of the reporting currency. Empty lists speak for all. */
export const EarnRuleInput = z.strictObject({
  id: z.uuid(),
  categories: z.array(z.string().max(200)).max(100).default([]),
  channelIds: z.array(z.uuid()).max(100).default([]),
  /** 0 for goods that earn nothing. */
  points: z.int().min(0).max(MAX_POINTS),
  perMinor: z.int().min(1).max(MAX_AMOUNT),
});

/** A tier, from how much in the last 12 months on, and by how many hundredths of a percent its points are multiplied. */
export const TierInput = z.strictObject({
  id: z.uuid(),
  name: z.string().trim().min(1).max(80),
  from: z.int().min(0).max(MAX_AMOUNT),
  multiplierBasisPoints: z.int().min(SINGLE).max(100_000),
  benefits: z.string().trim().max(500).default(''),
});

/**
 * How points are spent in some channels (an empty list speaks for all) and one currency: so many points take off so much,
 * in minor units and tax included; from how many points on, in which steps, and how much of the goods they may pay.
 */
export const BurnRuleInput = z.strictObject({
  id: z.uuid(),
  channelIds: z.array(z.uuid()).max(100).default([]),
  currency: z.string().refine(isCurrency, 'not a currency that we know'),
  points: z.int().min(1).max(MAX_POINTS),
  amountMinor: z.int().min(1).max(MAX_AMOUNT),
  leastPoints: z.int().min(1).max(MAX_POINTS),
  stepPoints: z.int().min(1).max(MAX_POINTS),
  mostBasisPoints: z.int().min(1).max(WHOLE),
});

/** The whole programme. The first earn rule that speaks for a line decides; what none speaks for earns nothing. */
export const LoyaltyRulesInput = z
  .strictObject({
    isOn: z.boolean(),
    /** Orders of this business day and later count. */
    startsOn: z.string().refine(isDay, 'is no day'),
    earn: z.array(EarnRuleInput).max(MAX_RULES),
    /** The first that speaks for the channel and the currency decides; where none does, points cannot be used. */
    burn: z.array(BurnRuleInput).max(MAX_RULES).default([]),
    /** What a tier is reached by: net sales (minor units of the reporting currency) or points, of 12 months. */
    tierBy: z.enum(['sales', 'points']),
    tiers: z.array(TierInput).max(MAX_TIERS),
    /** Days from shipping until points can be used; the time in which goods may come back. */
    waitingDays: z.int().min(0).max(MAX_DAYS),
    /** Months from earning until what is left expires; 0 for never. */
    expiryMonths: z.int().min(0).max(MAX_MONTHS),
  })
  .refine(({ tiers }) => tiers.every((tier, at) => at === 0 || tier.from > tiers[at - 1]!.from), {
    message: 'must rise from tier to tier',
    path: ['tiers'],
  });

/** One rule of earning. */
export type EarnRule = z.output<typeof EarnRuleInput>;

/** One rule of spending. */
export type BurnRule = z.output<typeof BurnRuleInput>;

/** One tier. */
export type Tier = z.output<typeof TierInput>;

/** The programme's rules. */
export type LoyaltyRules = z.output<typeof LoyaltyRulesInput>;

/** What holds until the owner has decided something: no programme. */
export const NO_PROGRAMME: LoyaltyRules = {
  isOn: false,
  startsOn: '2000-01-01',
  earn: [],
  burn: [],
  tierBy: 'sales',
  tiers: [],
  waitingDays: 30,
  expiryMonths: 12,
};
