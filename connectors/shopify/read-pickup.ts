import type { ChannelPickup } from '../order-shape.ts';
import type { ShopifyShippingLine } from './order-schema.ts';

const PICKUP = /pick[\s_-]?up/i;

/**
 * Where the customer comes for the order. Shopify writes the place's name as title and code of a shipping line of its
 * own, and seldom a delivery category beside; a rate of the shop's looks the same.
 */
export function readPickup(lines: readonly ShopifyShippingLine[]): ChannelPickup | null {
  for (const line of lines.filter((one) => one.is_removed !== true)) {
    const placeName = line.title;
    if (PICKUP.test(line.delivery_category ?? '')) return { placeName, isCertain: true };
    if (placeName !== null && line.source === 'shopify' && line.code === placeName)
      return { placeName, isCertain: false };
  }
  return null;
}
