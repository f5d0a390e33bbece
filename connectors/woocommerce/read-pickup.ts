import type { ChannelPickup } from '../order-shape.ts';
import type { WooOrder } from './order-schema.ts';

const METHODS = ['local_pickup', 'pickup_location', 'local_pickup_plus'];
const PLACE_KEYS = ['pickup_location', '_pickup_location_name'];

/** Where the customer comes for the order: by the shop's own methods for that, which name the place in their meta data. */
export function readPickup(lines: WooOrder['shipping_lines']): ChannelPickup | null {
  const line = lines.find((one) => METHODS.includes((one.method_id ?? '').split(':')[0] ?? ''));
  if (!line) return null;
  const named = line.meta_data.find((one) => PLACE_KEYS.includes(one.key ?? ''))?.value;
  return { placeName: typeof named === 'string' && named !== '' ? named : null, isCertain: true };
}
