import { newId } from '#lib/ids.ts';
import type { ChannelOrder } from '../../channels/message.ts';
import type { SettledLine, SettledOrder } from '../draft-order.ts';
import type { ImportFacts } from './read-import-facts.ts';
import type { OrderTarget } from './read-target.ts';

/** A new order whose prices are the channel's: its lines with the variants that they are of ours. */
export function settleTarget(
  target: OrderTarget,
  from: { order: ChannelOrder; known: ImportFacts; now: Date },
): SettledOrder {
  const { order, known, now } = from;
  // What the channel has cancelled or handed over already waits for nobody.
  const isOpen = !target.isCancelled && order.fulfilmentStatus !== 'fulfilled';
  const lines = target.lines.map((line): SettledLine => {
    const variant = known.variantOf(line);
    const { externalId, title, quantity, unitPriceMinor, grossMinor, discountMinor, taxMinor, bundle } = line;
    return {
      id: newId(now.getTime()),
      externalId,
      // An order that will not be served asks for no stock.
      variant: variant && target.isCancelled ? { ...variant, levels: [] } : variant,
      sku: line.sku || (variant?.sku ?? ''),
      title: title || (variant?.title ?? externalId),
      quantity,
      unitPriceMinor,
      grossMinor,
      discountMinor,
      taxMinor,
      ...(bundle && { bundle }),
    };
  });
  return {
    currency: order.currency,
    rate: known.rate,
    lines,
    shippingMinor: target.shippingMinor,
    shippingTaxMinor: target.shippingTaxMinor,
    discountMinor: target.discountMinor,
    paidMinor: target.paidMinor ?? 0,
    delivery: {
      address: addressOf(order),
      isOverCounter: false,
      pickup: isOpen && known.pickupAt ? { locationId: known.pickupAt, waitsThere: false } : null,
      at: now,
    },
    attentionReason: isOpen && !known.pickupAt ? unknownPlace(order) : null,
  };
}

/** The channel says that its customer comes for it, to a place that is no shop of ours. */
function unknownPlace({ pickup }: ChannelOrder): string | null {
  return pickup?.isCertain ? `pickup_place: ${pickup.placeName ?? '?'}` : null;
}

function addressOf({ shippingAddress }: ChannelOrder): NonNullable<SettledOrder['delivery']>['address'] {
  if (!shippingAddress) return null;
  const { city, postcode, countryCode } = shippingAddress;
  return { city: city ?? '', postcode: postcode ?? '', country: countryCode ?? '' };
}
