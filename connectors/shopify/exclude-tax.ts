import { scaleMinor, sumMinor } from '#lib/money.ts';

const RATE_SCALE = 1_000_000;

/** Gross and discount of a line or shipping as displayed, with the tax on what is left of them. */
export interface StatedAmounts {
  grossMinor: number;
  discountMinor: number;
  taxMinor: number;
  /** Decimal texts such as "0.2": they serve only where the discount left nothing to pay. */
  taxRates: readonly (string | null)[];
}

/**
 * The amounts without the tax that prices contained. The net (gross − discount) is exact: as displayed less the tax. The
 * discount carries its share of the tax, rounded half up, and the gross is net + discount.
 */
export function excludeTax(stated: StatedAmounts): { grossMinor: number; discountMinor: number } {
  const paidMinor = sumMinor([stated.grossMinor, -stated.discountMinor]);
  const netMinor = sumMinor([paidMinor, -stated.taxMinor]);
  const share =
    paidMinor > 0
      ? { numerator: netMinor, denominator: paidMinor }
      : { numerator: RATE_SCALE, denominator: RATE_SCALE + sumMinor(stated.taxRates.map(toMillionths)) };
  const discountMinor = scaleMinor(stated.discountMinor, share);
  return { grossMinor: sumMinor([netMinor, discountMinor]), discountMinor };
}

function toMillionths(rate: string | null): number {
  const match = /^0?\.(\d{1,12})$/.exec(rate ?? '');
  return match?.[1] ? Number(match[1].padEnd(6, '0').slice(0, 6)) : 0;
}
