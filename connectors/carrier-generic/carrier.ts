import type { Carrier } from '../carrier-contract.ts';
import { trackingUrl } from './tracking-url.ts';

const PREFIX = 'PK';
const DIGITS = 8;

/**
 * Any carrier that has no connector of its own: the label is made of our own data, with the tracking number in its bars
 * where staff wrote one, else the parcel's number. It knows no prices, and asks nobody.
 */
export const genericCarrier: Carrier = {
  key: 'generic',
  isNamed: () => true,
  rate: async () => [],
  label: async ({ number, trackingNumber }) => ({
    code: trackingNumber ?? parcelCode(number),
    trackingNumber,
    words: [],
  }),
  track: async () => [],
  cancel: async () => false,
  trackingUrl,
};

/** What stands in the bars while no carrier gave a number of its own. */
function parcelCode(number: number): string {
  return PREFIX + String(number).padStart(DIGITS, '0');
}
