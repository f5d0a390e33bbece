import { LARGEST_AMOUNT_MINOR } from '#lib/money.ts';

/** An amount that minor units may not hold: whole minor units, rounded half up, and the rest in millionths of one. */
export type ExactAmount = { minor: number; restMicros: number };

/** No amount: what sums start from. */
export const NOTHING: ExactAmount = { minor: 0, restMicros: 0 };

const MICROS = 1_000_000;
const MAX_PLACES = 6;
const PLAIN = /^(-?)(\d{1,15})(?:\.(\d+))?$/;

/**
 * Units times a plain decimal price ("0.001"), exact. `exponent` is the currency's number of decimals.
 * Null where the price is finer than a millionth of a minor unit, or the amount is more than one thing may come to.
 */
export function exactAmount(price: string, quantity: number, exponent: number): ExactAmount | null {
  const match = PLAIN.exec(price);
  if (!match) return null;
  const [, sign, whole = '', fraction = ''] = match;
  const places = exponent + MAX_PLACES;
  const kept = fraction.slice(0, places);
  if (/[1-9]/.test(fraction.slice(places))) return null;
  const micros = BigInt(whole + kept.padEnd(places, '0')) * BigInt(quantity) * (sign === '-' ? -1n : 1n);
  return fromMicros(micros);
}

/** The sum of two exact amounts, its whole part rounded half up. */
export function addExact(left: ExactAmount, right: ExactAmount): ExactAmount {
  const rest = left.restMicros + right.restMicros;
  const carried = roundHalfAway(rest);
  return { minor: left.minor + right.minor + carried, restMicros: rest - carried * MICROS };
}

/** The same amount with the other sign. */
export function negateExact(amount: ExactAmount): ExactAmount {
  return { minor: 0 - amount.minor, restMicros: 0 - amount.restMicros };
}

/** True where the amount is above zero, even by less than a minor unit. */
export function isAboveZero(amount: ExactAmount): boolean {
  return amount.minor > 0 || (amount.minor === 0 && amount.restMicros > 0);
}

/**
 * Whole minor units for each of several exact amounts such that they add up to the rounded exact total:
 * the units that rounding would lose or invent go to the amounts with the largest rests.
 */
export function roundTogether(amounts: readonly ExactAmount[]): number[] {
  const floors = amounts.map(({ minor, restMicros }) =>
    restMicros < 0 ? { minor: minor - 1, rest: restMicros + MICROS } : { minor, rest: restMicros },
  );
  const rest = floors.reduce((sum, amount) => sum + amount.rest, 0);
  const whole = floors.reduce((sum, amount) => sum + amount.minor, 0);
  const isNegative = whole + rest / MICROS < 0;
  let left = isNegative ? Math.ceil(rest / MICROS - 0.5) : Math.floor(rest / MICROS + 0.5);
  const order = floors.map((_, at) => at).sort((a, b) => floors[b]!.rest - floors[a]!.rest || a - b);
  const parts = floors.map((amount) => amount.minor);
  for (const at of order) {
    if (left <= 0) break;
    parts[at]! += 1;
    left -= 1;
  }
  return parts;
}

function fromMicros(micros: bigint): ExactAmount | null {
  const magnitude = micros < 0n ? -micros : micros;
  const whole = (magnitude + BigInt(MICROS / 2)) / BigInt(MICROS);
  if (whole > BigInt(LARGEST_AMOUNT_MINOR)) return null;
  const rest = Number(magnitude - whole * BigInt(MICROS));
  const minor = Number(whole);
  return micros < 0n ? { minor: 0 - minor, restMicros: 0 - rest } : { minor, restMicros: rest };
}

function roundHalfAway(restMicros: number): number {
  const rounded = Math.floor((Math.abs(restMicros) + MICROS / 2) / MICROS);
  return restMicros < 0 ? 0 - rounded : rounded;
}
