import { scaleMinor } from '#lib/money.ts';
import { costOf, taxOn } from '../../order-totals.ts';

/** A variant that comes back without an order. Prices in the reporting currency, tax excluded. */
export type UnreceiptedVariant = {
  id: string;
  sku: string;
  title: string;
  kind: 'goods' | 'service';
  category: string | null;
  taxBasisPoints: number;
  costMicros: number | null;
  priceMinor: number;
  /** What a unit was sold for at the least in the days that the policy names; null where none was sold. */
  lowestMinor: number | null;
};

/** What units are worth, and what of it the policy keeps. */
export type UnreceiptedWorth = {
  amountMinor: number;
  taxMinor: number;
  costMinor: number | null;
  feeMinor: number;
};

/**
 * The worth of units whose sale nobody knows: the lowest price of late, and never more than today's. Cost comes back
 * only with goods that can be sold again. Pure.
 */
export function valueUnits(
  variant: UnreceiptedVariant,
  units: { quantity: number; disposition: string; feeBasisPoints: number },
): UnreceiptedWorth {
  const unitMinor = Math.min(variant.priceMinor, variant.lowestMinor ?? variant.priceMinor);
  const amountMinor = unitMinor * units.quantity;
  const taxMinor = taxOn(amountMinor, variant.taxBasisPoints);
  return {
    amountMinor,
    taxMinor,
    costMinor: units.disposition === 'shelf' ? costOf(variant.costMicros, units.quantity) : 0,
    feeMinor: scaleMinor(amountMinor + taxMinor, { numerator: units.feeBasisPoints, denominator: 10_000 }),
  };
}
