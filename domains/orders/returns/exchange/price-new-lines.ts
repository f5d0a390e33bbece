import { AppError } from '#lib/errors.ts';
import type { OrderFacts, VariantFacts } from '../../order-facts.ts';
import { taxOn } from '../../order-totals.ts';
import { priceIn } from '../../place/price-in.ts';
import { firstUnits } from '../../steps/return-amounts.ts';

/** Units of a variant that the customer is to get. */
export type NewUnits = { variantId: string; quantity: number };

/** What units that came back were sold for: sold price, after discount without tax, and its tax. */
export type SoldUnits = NewUnits & { unitPriceMinor: number; amountMinor: number; taxMinor: number };

/** Units with their price settled; a line of the new order but for its ids. */
export type PricedUnits = NewUnits & {
  unitPriceMinor: number;
  grossMinor: number;
  discountMinor: number;
  taxMinor: number;
};

/**
 * Prices what the customer gets for goods that came back: the same variant as it was sold, unit by unit, so that an
 * even exchange costs nothing; everything else as the channel sells it today. Pure.
 * @throws INVALID_INPUT where the catalogue has no prices in the order's currency.
 */
export function priceNewLines(
  wanted: readonly NewUnits[],
  sold: readonly SoldUnits[],
  known: { facts: OrderFacts; currency: string },
): PricedUnits[] {
  const left = sold.map((units) => ({ units, taken: 0 }));
  return wanted.flatMap(({ variantId, quantity }) => {
    const lines: PricedUnits[] = [];
    let open = quantity;
    for (const one of left) {
      const taken = one.units.variantId === variantId ? Math.min(open, one.units.quantity - one.taken) : 0;
      if (taken === 0) continue;
      lines.push(asSold(one.units, { from: one.taken, quantity: taken }));
      one.taken += taken;
      open -= taken;
    }
    return open > 0 ? [...lines, asListed({ variantId, quantity: open }, known)] : lines;
  });
}

function asSold(units: SoldUnits, part: { from: number; quantity: number }): PricedUnits {
  const share = (totalMinor: number) =>
    firstUnits(totalMinor, units.quantity, part.from + part.quantity) -
    firstUnits(totalMinor, units.quantity, part.from);
  const netMinor = share(units.amountMinor);
  const grossMinor = Math.max(netMinor, units.unitPriceMinor * part.quantity);
  return {
    variantId: units.variantId,
    quantity: part.quantity,
    unitPriceMinor: units.unitPriceMinor,
    grossMinor,
    discountMinor: grossMinor - netMinor,
    taxMinor: share(units.taxMinor),
  };
}

function asListed(
  units: NewUnits,
  { facts, currency }: { facts: OrderFacts; currency: string },
): PricedUnits {
  const variant = findVariant(facts, units.variantId);
  const unitPriceMinor = priceIn(variant, currency, facts);
  if (unitPriceMinor === null) {
    throw new AppError('INVALID_INPUT', `${variant.sku} has no price in ${currency}.`, {
      details: { reason: 'noPriceIn', sku: variant.sku, currency },
    });
  }
  const grossMinor = unitPriceMinor * units.quantity;
  const taxMinor = taxOn(grossMinor, facts.business.taxRates[variant.taxClass] ?? 0);
  return { ...units, unitPriceMinor, grossMinor, discountMinor: 0, taxMinor };
}

/** @throws NOT_FOUND when the variant is not among the facts. */
export function findVariant(facts: OrderFacts, variantId: string): VariantFacts {
  const variant = facts.variants.find((one) => one.id === variantId);
  if (variant) return variant;
  throw new AppError('NOT_FOUND', `There is no variant ${variantId}.`, {
    details: { reason: 'gone', thing: 'variant' },
  });
}
