import type { Tariff } from '#domains/fulfilment/routing/price-parcel.ts';
import { parseDecimalToMinor, parseInteger } from '#lib/digits.ts';

/** A line of the table as it is typed. */
export type TypedTariff = {
  key: string;
  locationId: string;
  country: string;
  upToKm: string;
  base: string;
  perKg: string;
};

const COUNTRY = /^([A-Z]{2})?$/;

/** The typed lines; null where a figure or country is unclear. */
export function readTariffs(rows: readonly TypedTariff[], decimals: number): Tariff[] | null {
  const tariffs: Tariff[] = [];
  for (const row of rows) {
    const country = row.country.trim().toUpperCase();
    const base = parseDecimalToMinor(row.base, decimals);
    const perKg = row.perKg.trim() === '' ? NOTHING : parseDecimalToMinor(row.perKg, decimals);
    const upToKm = row.upToKm.trim() === '' ? null : parseInteger(row.upToKm);
    if (!COUNTRY.test(country) || !base.ok || base.value < 0 || !perKg.ok || perKg.value < 0) return null;
    if (upToKm && (!upToKm.ok || upToKm.value < 1)) return null;
    tariffs.push({
      locationId: row.locationId || null,
      country,
      upToKm: upToKm?.ok ? upToKm.value : null,
      baseMinor: base.value,
      perKgMinor: perKg.value,
    });
  }
  return tariffs;
}

const NOTHING = { ok: true, value: 0 } as const;
