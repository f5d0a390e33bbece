import type { ParcelTariff } from '#domains/channels/costs/pick-tariff.ts';
import { parseDecimalToMinor } from '#lib/digits.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { readAmount } from '../../../orders/read-amount.ts';

/** A line of tariffs as somebody wrote it. */
export type TariffTexts = {
  method: string;
  country: string;
  grams: string;
  shipping: string;
  packing: string;
  validFrom: string;
};

const COUNTRY = /^([A-Z]{2})?$/;

/** Reads a line; null where something cannot be understood. No shipping means: as routing reckons. */
export function readTariff(texts: TariffTexts, currency: string, prefs: Prefs): ParcelTariff | null {
  const country = texts.country.trim().toUpperCase();
  const grams = texts.grams.trim() === '' ? null : parseDecimalToMinor(texts.grams, 0);
  const shipping = texts.shipping.trim() === '' ? null : readAmount(texts.shipping, currency, prefs);
  const packing = readAmount(texts.packing.trim() || '0', currency, prefs);
  const isSound =
    COUNTRY.test(country) &&
    (grams === null || (grams.ok && grams.value > 0)) &&
    (shipping === null || (shipping.ok && shipping.value >= 0)) &&
    packing.ok &&
    packing.value >= 0;
  if (!isSound) return null;
  return {
    method: texts.method === 'courier' || texts.method === 'post' ? texts.method : null,
    country,
    upToGrams: grams?.ok ? grams.value : null,
    shippingMinor: shipping?.ok ? shipping.value : null,
    packingMinor: packing.value,
    validFrom: texts.validFrom,
  };
}
