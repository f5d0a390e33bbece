/** A line of what parcels are expected to cost. `shippingMinor` null is: as the tariffs of routing say. */
export type ParcelTariff = {
  method: 'courier' | 'post' | null;
  country: string;
  upToGrams: number | null;
  shippingMinor: number | null;
  packingMinor: number;
  validFrom: string;
};

/** A parcel as its cost depends on it; a weight that nobody knows is null. */
export type PricedParcel = { method: string; country: string; grams: number | null; day: string };

/**
 * The tariff of a parcel: its method before any, its country before everywhere, the lowest weight that reaches it, and of
 * those the latest that holds on its day. A parcel of unknown weight fits only lines for any weight. Null when none fits.
 * Pure.
 */
export function pickTariff(parcel: PricedParcel, tariffs: readonly ParcelTariff[]): ParcelTariff | null {
  let best: ParcelTariff | null = null;
  for (const tariff of tariffs) {
    if (fits(parcel, tariff) && (best === null || isNarrower(tariff, best))) best = tariff;
  }
  return best;
}

function fits(parcel: PricedParcel, tariff: ParcelTariff): boolean {
  if (tariff.validFrom > parcel.day) return false;
  if (tariff.method !== null && tariff.method !== parcel.method) return false;
  if (tariff.country !== '' && tariff.country !== parcel.country) return false;
  if (tariff.upToGrams === null) return true;
  return parcel.grams !== null && parcel.grams <= tariff.upToGrams;
}

function isNarrower(one: ParcelTariff, other: ParcelTariff): boolean {
  if ((one.method === null) !== (other.method === null)) return one.method !== null;
  if ((one.country === '') !== (other.country === '')) return one.country !== '';
  const [light, heavy] = [
    one.upToGrams ?? Number.POSITIVE_INFINITY,
    other.upToGrams ?? Number.POSITIVE_INFINITY,
  ];
  if (light !== heavy) return light < heavy;
  return one.validFrom > other.validFrom;
}
