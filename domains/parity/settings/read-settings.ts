import { isId } from '#lib/ids.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { type ParityRules, USUAL_RULES } from '../rules/parity-rules.ts';

/** A promotion as people told it. */
export type Promotion = {
  id: string;
  name: string;
  sku: string | null;
  category: string | null;
  offBasisPoints: number | null;
  priceMinor: number | null;
  fromOn: string;
  untilOn: string;
};

/** How a channel is watched: its tolerances, where it is read, what runs there. */
export type ParitySettings = {
  channelId: string;
  channelName: string;
  currency: string;
  connector: string;
  rules: ParityRules;
  /** Whether anybody set rules, or the usual ones hold. */
  hasOwnRules: boolean;
  source: {
    kind: 'shopify' | 'woocommerce' | 'feed';
    url: string;
    hasToken: boolean;
    everyMinutes: number;
    isActive: boolean;
    triedAt: Date | null;
    readAt: Date | null;
    listings: number | null;
    fault: string | null;
    /** Whether corrections are written there, from which share on a price is asked about, and why writing stopped. */
    mayWrite: boolean;
    askBeyondBasisPoints: number;
    pausedAt: Date | null;
    pausedBecause: string | null;
  } | null;
  promotions: Promotion[];
};

/** The settings of one channel; undefined where there is none. @throws FORBIDDEN. */
export async function readParitySettings(ctx: Ctx, channelId: string): Promise<ParitySettings | undefined> {
  allow(ctx.actor, 'parity.read');
  if (!isId(channelId)) return undefined;
  const channel = await ctx.db.$client.query<
    Pick<ParitySettings, 'channelId' | 'channelName' | 'currency' | 'connector'>
  >('select id as "channelId", name as "channelName", currency, connector from channels where id = $1', [
    channelId,
  ]);
  if (!channel.rows[0]) return undefined;
  const [rules, source, promotions] = await Promise.all([
    ctx.db.$client.query<ParityRules>(
      `select is_watched as "isWatched", shows_tax as "showsTax", price_tolerance_minor as "priceToleranceMinor",
         price_tolerance_basis_points as "priceToleranceBasisPoints", price_ending as "priceEnding", stock_rule as "stockRule",
         stock_tolerance_units as "stockToleranceUnits", title_likeness as "titleLikeness",
         description_likeness as "descriptionLikeness", promise_tolerance_days as "promiseToleranceDays"
       from parity_rules where channel_id = $1`,
      [channelId],
    ),
    ctx.db.$client.query<NonNullable<ParitySettings['source']>>(
      `select kind, url, sealed_token is not null as "hasToken", every_minutes as "everyMinutes", is_active as "isActive",
         tried_at as "triedAt", read_at as "readAt", listings, fault, may_write as "mayWrite",
         ask_beyond_basis_points as "askBeyondBasisPoints", paused_at as "pausedAt", paused_because as "pausedBecause" from listing_sources where channel_id = $1`,
      [channelId],
    ),
    ctx.db.$client.query<Promotion>(
      `select p.id, p.name, v.sku, p.category, p.off_basis_points as "offBasisPoints", p.price_minor as "priceMinor",
         p.from_on::text as "fromOn", p.until_on::text as "untilOn"
       from listing_promotions p left join variants v on v.id = p.variant_id
       where p.channel_id = $1 order by p.until_on desc, p.id limit 100`,
      [channelId],
    ),
  ]);
  return {
    ...channel.rows[0],
    rules: rules.rows[0] ?? USUAL_RULES,
    hasOwnRules: rules.rows.length > 0,
    source: source.rows[0] ?? null,
    promotions: promotions.rows,
  };
}
