import { z } from 'zod';

const MAX_AMOUNT_MINOR = 1_000_000_000_000;
const MAX_COUNT = 1_000_000_000_000;
const Text = z.string().trim().min(1).max(200);
const Count = z.number().int().min(0).max(MAX_COUNT).nullable().default(null);

/** A platform's name as everything calls it: `google`, `meta`, `yektanet` …, in small letters. */
export const Platform = z.string().trim().toLowerCase().min(1).max(60);

/**
 * One day of one campaign, as an advertising platform reports it. Amounts in minor units of `currency`. `channel` is a
 * channel's slug; without it the campaign's own channel is meant. `claimed…` is what the platform takes credit for: it is
 * kept, and nothing is reckoned from it.
 */
export const SpendDay = z.strictObject({
  channel: z.string().trim().min(1).max(63).nullable().default(null),
  platform: Platform,
  campaign: Text,
  adGroup: z.string().trim().max(200).default(''),
  day: z.iso.date(),
  amountMinor: z.number().int().min(0).max(MAX_AMOUNT_MINOR),
  currency: z.string().regex(/^[A-Z]{3}$/, 'three capital letters, such as EUR'),
  impressions: Count,
  clicks: Count,
  claimedConversions: z.number().min(0).max(MAX_COUNT).nullable().default(null),
  claimedValueMinor: z.number().int().min(0).max(MAX_AMOUNT_MINOR).nullable().default(null),
});
/** One day of one campaign with everything that was left out filled in. */
export type SpendDay = z.output<typeof SpendDay>;

/** The fields of a report of spend. */
export type SpendField =
  | 'day'
  | 'campaign'
  | 'adGroup'
  | 'spend'
  | 'currency'
  | 'channel'
  | 'platform'
  | 'impressions'
  | 'clicks'
  | 'claimedConversions'
  | 'claimedValue';

/**
 * The files of an advertising platform. One folder per vendor under connectors/ads-<name>/ says by their headers which are
 * its own and what its columns are called; it decides nothing and touches no table.
 */
export type SpendShape = {
  platform: string;
  /** Our field → the file's header; null where the file is not of this platform. */
  columnsOf: (headers: readonly string[]) => Partial<Record<SpendField, string>> | null;
  /** The currency that a header names, such as "Amount spent (EUR)". */
  currencyOf: (headers: readonly string[]) => string | null;
};
