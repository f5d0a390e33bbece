import type { AllocationKey } from '#db/schema/results/costs.ts';
import { allocate } from '#lib/money.ts';
import { addDays, daysBetween } from '#lib/time.ts';

/** What a channel has of the facts by which a cost is spread: minor units, orders, units, basis points, or 1. */
export type Basis = { channelId: string; basis: number };

/** What a channel bears of a cost, and by which facts. */
export type Share = Basis & { amountMinor: number };

/**
 * Spreads a cost over channels in proportion to their facts, exact to the minor unit by the largest remainder. Facts below
 * nothing count as nothing; where nobody has any, all bear the same, and the key says so. Pure.
 */
export function shareCost(
  amountMinor: number,
  facts: { key: AllocationKey; channels: readonly Basis[] },
): { key: AllocationKey; shares: Share[] } {
  const sorted = [...facts.channels].sort((one, other) => (one.channelId < other.channelId ? -1 : 1));
  const weights = sorted.map(({ basis }) => Math.max(0, basis));
  const isEqual = facts.key === 'equal' || weights.every((weight) => weight === 0);
  const parts = allocate(amountMinor, isEqual ? weights.map(() => 1) : weights);
  const shares = sorted.map(({ channelId, basis }, at) => ({
    channelId,
    basis: isEqual ? 1 : basis,
    amountMinor: parts[at]!,
  }));
  return { key: isEqual ? 'equal' : facts.key, shares };
}

/** An amount over the days of a period, exact to the minor unit; on its first or last day alone where that is wanted. */
export function spreadOverDays(
  amountMinor: number,
  period: { from: string; to: string; spread: 'days' | 'firstDay' | 'lastDay' },
): { day: string; amountMinor: number }[] {
  const { from, to, spread } = period;
  if (spread !== 'days') return [{ day: spread === 'firstDay' ? from : to, amountMinor }];
  const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, at) => addDays(from, at));
  const parts = allocate(
    amountMinor,
    days.map(() => 1),
  );
  return days.map((day, at) => ({ day, amountMinor: parts[at]! })).filter((part) => part.amountMinor !== 0);
}
