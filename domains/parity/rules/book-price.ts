import { currencyExponent } from '#lib/currency.ts';

const BASIS = 10_000n;
const RATE = /^(\d{1,20})(?:\.(\d{1,20}))?$/;

/** A price as it is said: in which currency, and whether tax is in it. */
export type Price = { minor: number; currency: string; isTaxed: boolean };

/** What the book knows of a variant's price on a channel. */
export type PriceFacts = {
  /** What one unit of a currency is worth in the reporting currency, as a decimal; null while unknown. */
  rateOf: (currency: string) => string | null;
  taxBasisPoints: number;
};

/**
 * The same price said otherwise: in another currency, with or without tax, less a share. Rounded once to the minor unit, a
 * half upwards. Null where a rate is not known or the amount cannot be kept exactly. Pure.
 */
export function sayPrice(
  price: Price,
  as: { currency: string; isTaxed: boolean; offBasisPoints?: number },
  { rateOf, taxBasisPoints }: PriceFacts,
): number | null {
  let [above, below] = [BigInt(price.minor), 1n];
  if (price.currency !== as.currency) {
    const [from, to] = [readRate(rateOf(price.currency)), readRate(rateOf(as.currency))];
    if (!from || !to) return null;
    above *= from.above * to.below * 10n ** BigInt(currencyExponent(as.currency));
    below *= from.below * to.above * 10n ** BigInt(currencyExponent(price.currency));
  }
  const taxed = BASIS + BigInt(taxBasisPoints);
  if (price.isTaxed !== as.isTaxed) {
    above *= as.isTaxed ? taxed : BASIS;
    below *= as.isTaxed ? BASIS : taxed;
  }
  above *= BASIS - BigInt(as.offBasisPoints ?? 0);
  below *= BASIS;
  const minor = Number((above * 2n + below) / (below * 2n));
  return Number.isSafeInteger(minor) ? minor : null;
}

/**
 * Whether a shown price passes for the right one: within the wider tolerance, or the nearest above or below with the
 * ending that the channel likes. Minor units of one currency. Pure.
 */
export function isPriceRight(
  shown: number,
  right: number,
  by: { priceToleranceMinor: number; priceToleranceBasisPoints: number; priceEnding: string },
): boolean {
  const gap = Math.abs(shown - right);
  const share = Number((BigInt(right) * BigInt(by.priceToleranceBasisPoints)) / BASIS);
  if (gap <= Math.max(by.priceToleranceMinor, share)) return true;
  const { priceEnding: ending } = by;
  if (ending === '') return false;
  return String(shown).padStart(ending.length, '0').endsWith(ending) && gap < 10 ** ending.length;
}

function readRate(text: string | null): { above: bigint; below: bigint } | null {
  const match = text === null ? null : RATE.exec(text);
  if (!match) return null;
  const [, whole = '', fraction = ''] = match;
  const above = BigInt(whole + fraction);
  return above === 0n ? null : { above, below: 10n ** BigInt(fraction.length) };
}
