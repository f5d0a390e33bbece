/** A line of the tariff table: from one place or all (null), to a country or everywhere (nothing), as far as `upToKm`. */
export type Tariff = {
  locationId: string | null;
  country: string;
  upToKm: number | null;
  baseMinor: number;
  perKgMinor: number;
};

/** A parcel to be priced. */
export type Parcel = { locationId: string; country: string; km: number; grams: number };

/**
 * What a parcel costs, in minor units of the reporting currency, each begun kilogram counted: by the narrowest tariff
 * that fits (its place before all places, its country before everywhere, the shortest distance first). Null when none
 * fits. Pure.
 */
export function priceParcel(parcel: Parcel, tariffs: readonly Tariff[]): number | null {
  let best: Tariff | undefined;
  for (const tariff of tariffs) {
    if (tariff.locationId !== null && tariff.locationId !== parcel.locationId) continue;
    if (tariff.country !== '' && tariff.country !== parcel.country) continue;
    if (tariff.upToKm !== null && parcel.km > tariff.upToKm) continue;
    if (!best || isNarrower(tariff, best)) best = tariff;
  }
  if (!best) return null;
  return best.baseMinor + best.perKgMinor * Math.ceil(parcel.grams / 1000);
}

function isNarrower(one: Tariff, other: Tariff): boolean {
  if ((one.locationId === null) !== (other.locationId === null)) return one.locationId !== null;
  if ((one.country === '') !== (other.country === '')) return one.country !== '';
  return (one.upToKm ?? Number.POSITIVE_INFINITY) < (other.upToKm ?? Number.POSITIVE_INFINITY);
}
