/** What of the costs can be missing. */
export const MISSING_KINDS = [
  'goods',
  'unknown',
  'fees',
  'method',
  'parcels',
  'shipping',
  'campaign',
  'fixed',
  'rate',
] as const;

/** One cost that is missing: of what, how often it is met, and how much money is behind it. */
export type MissingCost = {
  kind: (typeof MISSING_KINDS)[number];
  /** Names it among those of its kind. */
  key: string;
  /** A product, a way of paying, a campaign, a place, a currency; null where the channel says all. */
  name: string | null;
  channelId: string | null;
  channelName: string | null;
  /** Units, orders, payments, parcels or clicks. */
  count: number;
  /** Sales or payments behind it, of `fixed` what it was the month before; reporting currency. Null where none is known. */
  amountMinor: number | null;
};
