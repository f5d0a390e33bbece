import { scaleMinor } from '#lib/money.ts';

/** What a line says about money, in minor units of the order's currency, tax excluded. */
export type LineAmounts = { quantity: number; grossMinor: number; discountMinor: number; taxMinor: number };

/** The sums of an order. `totalMinor` = gross − discounts + shipping + tax; the database checks it. */
export type OrderTotals = {
  grossMinor: number;
  discountMinor: number;
  shippingMinor: number;
  taxMinor: number;
  totalMinor: number;
  units: number;
};

/** Adds up an order. Shipping comes with its own tax; both in minor units. */
export function orderTotals(
  lines: readonly LineAmounts[],
  extra: { shippingMinor: number; shippingTaxMinor: number; discountMinor?: number },
): OrderTotals {
  const sum = (pick: (line: LineAmounts) => number) => lines.reduce((total, line) => total + pick(line), 0);
  const grossMinor = sum((line) => line.grossMinor);
  const discountMinor = sum((line) => line.discountMinor) + (extra.discountMinor ?? 0);
  const taxMinor = sum((line) => line.taxMinor) + extra.shippingTaxMinor;
  const totalMinor = grossMinor - discountMinor + extra.shippingMinor + taxMinor;
  return {
    grossMinor,
    discountMinor,
    shippingMinor: extra.shippingMinor,
    taxMinor,
    totalMinor,
    units: sum((line) => line.quantity),
  };
}

/** Tax on an amount by a rate in basis points, exact and rounded once, a half away from zero. */
export function taxOn(amountMinor: number, basisPoints: number): number {
  return scaleMinor(amountMinor, { numerator: basisPoints, denominator: 10_000 });
}

const MICROS = 1_000_000;

/** Cost of some units from a unit cost in millionths of a minor unit, rounded half up; null while unknown. */
export function costOf(costMicros: number | null, quantity: number): number | null {
  if (costMicros === null) return null;
  return Number((BigInt(costMicros) * BigInt(quantity) + BigInt(MICROS / 2)) / BigInt(MICROS));
}
