import type { FeeTier } from '#db/schema/channels.ts';
import { scaleMinor } from '#lib/money.ts';

/** A fee with steps or limits; amounts in minor units of the reporting currency. */
export type FeeRule = {
  basisPoints: number;
  fixedMinor: number;
  minimumMinor: number | null;
  maximumMinor: number | null;
  tiersBy: 'order' | 'month' | null;
  tiers: FeeTier[] | null;
};

/** What is taken of an order: plain fees added up, those with steps or limits one by one. */
export type OrderFees = {
  basisPoints: number;
  fixedMinor: number;
  rules?: FeeRule[];
  /** The channel's net sales of the month so far, where a step asks for them. */
  monthMinor?: number;
};

/**
 * What the fees take of an amount that a customer pays, in minor units of the reporting currency. Plain shares are added
 * up and rounded once, a half away from zero; each fee with steps or limits is rounded by itself and then limited. The
 * step is the last one that begins at or below the value, and holds for the whole amount. Pure.
 */
export function chargeFees(fees: OrderFees, amountMinor: number): number {
  const plain = shareOf(amountMinor, fees.basisPoints) + fees.fixedMinor;
  return (fees.rules ?? []).reduce(
    (sum, rule) => sum + chargeRule(rule, amountMinor, fees.monthMinor ?? 0),
    plain,
  );
}

/** Whether any of the fees asks for the month's sales. */
export function asksMonth(fees: OrderFees): boolean {
  return (fees.rules ?? []).some((rule) => rule.tiersBy === 'month');
}

function chargeRule(rule: FeeRule, amountMinor: number, monthMinor: number): number {
  const value = rule.tiersBy === 'month' ? monthMinor : amountMinor;
  const { basisPoints, fixedMinor } = stepOf(rule, value) ?? rule;
  const taken = shareOf(amountMinor, basisPoints) + fixedMinor;
  const atLeast = Math.max(taken, rule.minimumMinor ?? taken);
  return Math.min(atLeast, rule.maximumMinor ?? atLeast);
}

/** Below the first step the fee's own share holds. */
function stepOf({ tiers }: FeeRule, value: number): FeeTier | null {
  let step: FeeTier | null = null;
  for (const tier of tiers ?? []) {
    if (tier.fromMinor <= value && (step === null || tier.fromMinor >= step.fromMinor)) step = tier;
  }
  return step;
}

function shareOf(amountMinor: number, basisPoints: number): number {
  return scaleMinor(amountMinor, { numerator: basisPoints, denominator: 10_000 });
}
