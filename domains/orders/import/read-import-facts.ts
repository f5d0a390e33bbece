import type { Tx } from '#db/client.ts';
import type { NewEvent } from '#domains/events/subscriptions.ts';
import { findPickupPlace } from '#domains/fulfilment/pickup/pickup-place.ts';
import { AppError } from '#lib/errors.ts';
import { dayIn } from '#lib/time.ts';
import { CHANNEL_SERVICES, ensureServices } from '../../catalog/ensure-service.ts';
import type { ChannelOrder } from '../../channels/message.ts';
import { getBusiness } from '../../settings/get-business.ts';
import { readFreeFacts } from '../holds/read-free-facts.ts';
import type { OrderFacts, VariantFacts } from '../order-facts.ts';
import type { OrderTarget, TargetLine } from './read-target.ts';

/** What an import needs to know: our facts, the rate of the order's day, and which variant each line is. */
export type ImportFacts = {
  facts: OrderFacts;
  rate: string;
  /** The business's own day of the sale. */
  day: string;
  country: string;
  /** The shop where its customer comes for it; null where it is sent, or the shop is not known. */
  pickupAt: string | null;
  /** What carts lost whose time was over. */
  freed: NewEvent[];
  /** Null for what nobody knows, and for a bundle: its components are what we have. */
  variantOf: (line: TargetLine) => VariantFacts | null;
  /** The bundle that a line is, if something is in it. */
  bundleOf: (line: TargetLine) => VariantFacts | null;
};

/**
 * Reads what an import needs. A line is found by the channel's listing, then by its SKU; charges are services of ours.
 * The channel's buffer is not kept back: what is sold is sold.
 * @throws INVALID_INPUT when no exchange rate is known for the order's day.
 */
export async function readImportFacts(
  tx: Tx,
  from: { channelId: string; order: ChannelOrder; target: OrderTarget; now: Date },
): Promise<ImportFacts> {
  const { channelId, order, target } = from;
  const services = target.lines.flatMap((line) => line.service ?? []);
  await ensureServices(tx, services, from.now);
  const business = await getBusiness(tx);
  const day = dayIn(business.timeZone, order.placedAt);
  const listed = await readListings(tx, channelId, target.lines);
  const { pickup = null } = order;
  const pickupAt = pickup ? await findPickupPlace(tx, pickup.placeName) : null;
  const { facts, events } = await readFreeFacts(tx, {
    channelId,
    variantIds: [...listed.values()],
    skus: [
      ...target.lines.flatMap((line) => line.sku || []),
      ...services.map((service) => CHANNEL_SERVICES[service].sku),
    ],
    day,
    paymentMethod: target.paymentMethod,
    currency: order.currency,
    pickupAt,
    now: from.now,
  });
  if (facts.rate === null) {
    throw new AppError(
      'INVALID_INPUT',
      `No exchange rate of ${order.currency} is known for ${day}; enter one, then have this delivery worked off again.`,
      { details: { reason: 'noRate', currency: order.currency } },
    );
  }
  const variants = facts.variants.map((variant) => ({ ...variant, buffer: 0 }));
  const byId = new Map(variants.map((variant) => [variant.id, variant]));
  const bySku = new Map(variants.map((variant) => [variant.sku, variant]));
  const find = (line: TargetLine): VariantFacts | null => {
    if (line.variantId) return byId.get(line.variantId) ?? null;
    if (line.service) return bySku.get(CHANNEL_SERVICES[line.service].sku) ?? null;
    const byListing = byId.get(listed.get(line.externalVariantId ?? '') ?? '');
    return byListing ?? (line.sku ? bySku.get(line.sku) : undefined) ?? null;
  };
  const isBundle = (variant: VariantFacts | null) => variant?.kind === 'bundle';
  const variantOf = (line: TargetLine) => {
    const variant = find(line);
    return isBundle(variant) ? null : variant;
  };
  const bundleOf = (line: TargetLine) => {
    const variant = find(line);
    return isBundle(variant) && variant?.components?.length ? variant : null;
  };
  const free = { ...facts, variants, channel: { ...facts.channel, buffer: 0 } };
  return {
    facts: free,
    rate: facts.rate,
    day,
    country: business.country,
    variantOf,
    bundleOf,
    pickupAt,
    freed: events,
  };
}

async function readListings(
  tx: Tx,
  channelId: string,
  lines: readonly TargetLine[],
): Promise<Map<string, string>> {
  const externalIds = lines.flatMap((line) => line.externalVariantId ?? []);
  if (externalIds.length === 0) return new Map();
  const { rows } = await tx.$client.query<{ external_id: string; variant_id: string }>({
    name: 'listings-of-lines',
    text: 'select external_id, variant_id from listings where channel_id = $1 and external_id = any ($2)',
    values: [channelId, externalIds],
  });
  return new Map(rows.map((row) => [row.external_id, row.variant_id]));
}
