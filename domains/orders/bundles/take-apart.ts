import { allocate, scaleMinor } from '#lib/money.ts';

/** One variant in a bundle: `quantity` units of it in each bundle, at its list price in minor units, tax excluded. */
export type Component = {
  variantId: string;
  sku: string;
  title: string;
  quantity: number;
  priceMinor: number;
};

/** What a bundle sold says about money, in minor units of the order's currency, tax excluded. */
export type BundleAmounts = { quantity: number; grossMinor: number; discountMinor: number; taxMinor: number };

/** The bundle that a line was sold in. Lines of one key belong together; `quantity` units of the line are in one bundle. */
export type SoldIn = { key: string; sku: string; title: string; quantity: number };

/** A component's share of a bundle sold. */
export type BundlePart = BundleAmounts & { component: Component; unitPriceMinor: number };

/**
 * Takes a sold bundle apart: units of each component, with gross, discount and tax shared in proportion to the list
 * prices, to the last minor unit. Components without any price share by units. A bundle of nothing gives nothing. Pure.
 */
export function takeApart(sold: BundleAmounts, components: readonly Component[]): BundlePart[] {
  if (components.length === 0) return [];
  const weights = weightsOf(components);
  const gross = allocate(sold.grossMinor, weights);
  const discount = allocate(sold.discountMinor, weights);
  const tax = allocate(sold.taxMinor, weights);
  return components.map((component, at) => {
    const quantity = component.quantity * sold.quantity;
    return {
      component,
      quantity,
      unitPriceMinor:
        quantity === 0
          ? component.priceMinor
          : scaleMinor(gross[at]!, { numerator: 1, denominator: quantity }),
      grossMinor: gross[at]!,
      discountMinor: discount[at]!,
      taxMinor: tax[at]!,
    };
  });
}

function weightsOf(components: readonly Component[]): number[] {
  const byPrice = components.map((one) => Math.max(0, one.priceMinor) * one.quantity);
  return byPrice.some((weight) => weight > 0) ? byPrice : components.map((one) => one.quantity);
}
