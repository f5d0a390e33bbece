import { currencyExponent } from './currency.ts';
import { AppError } from './errors.ts';

/**
 * The most that one thing may come to: a price, an order, a cost. In PostgreSQL a million of them add up in eight bytes;
 * in JavaScript a thousand are exact.
 */
export const LARGEST_AMOUNT_MINOR = 9_000_000_000_000;

const MAX_DECIMAL_LENGTH = 40;
const DECIMAL = /^([+-]?)(\d+)(?:\.(\d*))?$/;
const RATE = /^(\d+)(?:\.(\d+))?$/;

/** `exact` refuses digits that the currency does not have; `half_up` rounds them, a half away from zero. */
export type Rounding = 'exact' | 'half_up';

/**
 * The integer minor units that a decimal text means: "12.34" EUR is 1234, "12" IRR is 12. No floating point is involved.
 * Trailing zeros beyond the currency's places are allowed; other digits there need rounding `half_up`.
 * INVALID_INPUT when the text is no plain decimal (no grouping, no exponent) or the amount is beyond ±2^53.
 */
export function minorFromDecimal(text: string, currency: string, rounding: Rounding = 'exact'): number {
  const exponent = currencyExponent(currency);
  const match = text.length <= MAX_DECIMAL_LENGTH ? DECIMAL.exec(text.trim()) : null;
  if (!match) throw invalidAmount(text, currency, 'is not a decimal number such as 12.50');
  const [, sign = '', whole = '', fraction = ''] = match;
  const kept = fraction.slice(0, exponent).padEnd(exponent, '0');
  const rest = fraction.slice(exponent);
  if (rounding === 'exact' && /[1-9]/.test(rest)) {
    throw invalidAmount(text, currency, `has more than the ${exponent} decimal places of the currency`);
  }
  const roundsUp = /^[5-9]/.test(rest);
  const magnitude = BigInt(whole + kept) + (roundsUp ? 1n : 0n);
  return toSafeMinor(sign === '-' ? -magnitude : magnitude);
}

/** The plain decimal text of an amount: 1234 EUR is "12.34", -5 EUR is "-0.05". For files and other systems, not for screens. */
export function decimalFromMinor(amountMinor: number, currency: string): string {
  const exponent = currencyExponent(currency);
  const digits = Math.abs(safeMinor(amountMinor))
    .toString()
    .padStart(exponent + 1, '0');
  const sign = amountMinor < 0 ? '-' : '';
  if (exponent === 0) return sign + digits;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/**
 * The amount in another currency: `rate` is a decimal text of how many units of `to` one unit of `from` buys.
 * Exact, then rounded once to the minor unit, a half away from zero. INVALID_INPUT when the rate is no positive decimal.
 */
export function multiplyByRate(amountMinor: number, rate: string, from: string, to: string): number {
  const match = rate.length <= MAX_DECIMAL_LENGTH ? RATE.exec(rate) : null;
  if (!match || !/[1-9]/.test(rate)) {
    throw new AppError(
      'INVALID_INPUT',
      `The exchange rate "${rate}" is not a positive decimal such as 1.0845.`,
      { details: { rate } },
    );
  }
  const [, whole = '', fraction = ''] = match;
  const numerator =
    BigInt(safeMinor(amountMinor)) * BigInt(whole + fraction) * 10n ** BigInt(currencyExponent(to));
  const denominator = 10n ** BigInt(fraction.length + currencyExponent(from));
  return toSafeMinor(divideHalfUp(numerator, denominator));
}

/**
 * The amount times a fraction of whole numbers, exact and then rounded once to the minor unit, a half away from zero:
 * `{ numerator: 1, denominator: 3 }` is a third. INVALID_INPUT when the denominator is not positive.
 */
export function scaleMinor(amountMinor: number, by: { numerator: number; denominator: number }): number {
  if (!Number.isSafeInteger(by.numerator) || !Number.isSafeInteger(by.denominator) || by.denominator <= 0) {
    throw new AppError(
      'INVALID_INPUT',
      `An amount cannot be multiplied by ${by.numerator}/${by.denominator}.`,
      { details: by },
    );
  }
  return toSafeMinor(
    divideHalfUp(BigInt(safeMinor(amountMinor)) * BigInt(by.numerator), BigInt(by.denominator)),
  );
}

/**
 * Splits an amount in proportion to whole non-negative weights so that the parts sum to it exactly.
 * Each part is rounded towards zero, then the units left over go to the largest remainders, first come first.
 * INVALID_INPUT when there is no weight above zero to carry an amount that is not zero.
 */
export function allocate(totalMinor: number, weights: readonly number[]): number[] {
  const total = BigInt(Math.abs(safeMinor(totalMinor)));
  const shares = weights.map(toWeight);
  const weightSum = shares.reduce((sum, weight) => sum + weight, 0n);
  if (weightSum === 0n) return allocateNothing(totalMinor, weights);
  const parts = shares.map((weight, index) => {
    const product = total * weight;
    return { index, units: product / weightSum, remainder: product % weightSum };
  });
  const left = total - parts.reduce((sum, part) => sum + part.units, 0n);
  const byRemainder = parts.toSorted(
    (a, b) => Number(b.remainder > a.remainder) - Number(b.remainder < a.remainder) || a.index - b.index,
  );
  for (const part of byRemainder.slice(0, Number(left))) part.units += 1n;
  return parts.map((part) => (totalMinor < 0 && part.units > 0n ? -Number(part.units) : Number(part.units)));
}

/** The sum of amounts of one currency. INVALID_INPUT when an amount or the sum is not a safe integer. */
export function sumMinor(amounts: Iterable<number>): number {
  let sum = 0n;
  for (const amount of amounts) sum += BigInt(safeMinor(amount));
  return toSafeMinor(sum);
}

/** The amount itself, after checking that it is whole minor units within ±2^53. INVALID_INPUT otherwise. */
export function safeMinor(amountMinor: number): number {
  if (!Number.isSafeInteger(amountMinor)) {
    throw new AppError(
      'INVALID_INPUT',
      `${amountMinor} is not a whole number of minor units that can be kept exactly.`,
      {
        details: { amountMinor: String(amountMinor) },
      },
    );
  }
  return amountMinor;
}

function toSafeMinor(amount: bigint): number {
  if (amount > BigInt(Number.MAX_SAFE_INTEGER) || amount < -BigInt(Number.MAX_SAFE_INTEGER)) {
    throw new AppError(
      'INVALID_INPUT',
      `The amount of ${amount} minor units is too large to be kept exactly.`,
      {
        details: { amountMinor: String(amount) },
      },
    );
  }
  return Number(amount);
}

function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (magnitude * 2n + denominator) / (denominator * 2n);
  return numerator < 0n ? -rounded : rounded;
}

function toWeight(weight: number): bigint {
  if (!Number.isSafeInteger(weight) || weight < 0) {
    throw new AppError('INVALID_INPUT', `${weight} cannot be a weight: weights are whole numbers from 0.`, {
      details: { weight: String(weight) },
    });
  }
  return BigInt(weight);
}

function allocateNothing(totalMinor: number, weights: readonly number[]): number[] {
  if (totalMinor === 0) return weights.map(() => 0);
  throw new AppError(
    'INVALID_INPUT',
    `${totalMinor} minor units cannot be split: no part has a weight above 0.`,
    { details: { totalMinor } },
  );
}

function invalidAmount(text: string, currency: string, why: string): AppError {
  const shown = text.slice(0, MAX_DECIMAL_LENGTH);
  return new AppError('INVALID_INPUT', `The amount "${shown}" ${currency} ${why}.`, {
    details: { amount: shown, currency },
  });
}
