import { allocate, sumMinor } from '#lib/money.ts';

/** What points look at on a line, in minor units of the order's currency. */
export type LinePrice = { grossMinor: number; discountMinor: number; taxMinor: number };

/** What the goods of an order come to: after the lines' discounts, tax included, delivery not. Pure. */
export function goodsMinor(lines: readonly LinePrice[]): number {
  return sumMinor(lines.map((line) => netOf(line) + line.taxMinor));
}

/**
 * Lines of which points take an amount off, tax included: a discount on the whole order, and less tax on each line in
 * proportion, so that exactly the amount is not to be paid. Of what does not divide, the discount bears the rest.
 * The amount is no more than the goods come to. Pure.
 */
export function takeOffPoints<Line extends LinePrice>(
  lines: readonly Line[],
  amountMinor: number,
): { lines: Line[]; discountMinor: number } {
  const taxes = lines.map((line) => line.taxMinor);
  const taxMinor = sumMinor(taxes);
  const offTax = Number((BigInt(amountMinor) * BigInt(taxMinor)) / BigInt(goodsMinor(lines)));
  const shares = offTax > 0 ? allocate(offTax, taxes) : taxes.map(() => 0);
  return {
    lines: lines.map((line, at) => ({ ...line, taxMinor: line.taxMinor - shares[at]! })),
    discountMinor: amountMinor - offTax,
  };
}

function netOf({ grossMinor, discountMinor }: LinePrice): number {
  return grossMinor - discountMinor;
}
