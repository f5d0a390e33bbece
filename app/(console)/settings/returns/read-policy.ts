import type { ReturnPolicy, ReturnRule } from '#domains/orders/returns/policy/return-policy.ts';
import { parseDecimalToMinor, parseInteger, toLocaleDigits } from '#lib/digits.ts';
import type { Prefs } from '#lib/format/prefs.ts';

const MAX_DAYS = 3_650;
const WHOLE_BASIS_POINTS = 10_000;
const PERCENT_DECIMALS = 2;

/** A rule as somebody types it. */
export type TypedRule = Omit<ReturnRule, 'days' | 'feeBasisPoints'> & { days: string; fee: string };

/** The policy as somebody types it. */
export type TypedPolicy = { rules: TypedRule[]; lowestPriceDays: string };

/** A policy as text to be changed, in the reader's digits. Pure. */
export function typePolicy(policy: ReturnPolicy, prefs: Prefs): TypedPolicy {
  const write = (value: number) => toLocaleDigits(String(value), prefs.digits);
  return {
    rules: policy.rules.map(({ days, feeBasisPoints, ...rule }) => ({
      ...rule,
      days: write(days),
      fee: write(feeBasisPoints / 100),
    })),
    lowestPriceDays: write(policy.lowestPriceDays),
  };
}

/** The policy that was typed; null where a figure is unclear or out of bounds, or a rule has no name. Pure. */
export function readTypedPolicy(typed: TypedPolicy): ReturnPolicy | null {
  const lowestPriceDays = readWhole(typed.lowestPriceDays, MAX_DAYS);
  const rules = typed.rules.map((rule) => readRule(rule));
  if (lowestPriceDays === null || lowestPriceDays < 1) return null;
  const clear = rules.filter((rule) => rule !== null);
  return clear.length === rules.length && clear.length > 0 ? { rules: clear, lowestPriceDays } : null;
}

function readRule({ days: typedDays, fee: typedFee, ...rule }: TypedRule): ReturnRule | null {
  const days = readWhole(typedDays, MAX_DAYS);
  const fee = parseDecimalToMinor(typedFee.trim() === '' ? '0' : typedFee, PERCENT_DECIMALS);
  const name = rule.name.trim();
  if (days === null || name === '' || !fee.ok || fee.value < 0 || fee.value > WHOLE_BASIS_POINTS) return null;
  return { ...rule, name, days, feeBasisPoints: fee.value };
}

function readWhole(text: string, most: number): number | null {
  const parsed = parseInteger(text);
  return parsed.ok && parsed.value >= 0 && parsed.value <= most ? parsed.value : null;
}
