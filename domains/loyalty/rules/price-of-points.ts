import { AppError } from '#lib/errors.ts';
import { type BurnRule, WHOLE } from './loyalty-rules.ts';
import type { LiveRules } from './read-rules.ts';

/** Where points are to be used, and what the goods come to there: after discounts, tax included, minor units. */
export type SpendPlace = { channelId: string; currency: string; goodsMinor: number };

/** The rule by which points are used in a channel and currency; undefined where they cannot be. Pure. */
export function findBurnRule(
  { channelId, currency }: Pick<SpendPlace, 'channelId' | 'currency'>,
  { rules }: LiveRules,
): BurnRule | undefined {
  if (!rules.isOn) return undefined;
  return rules.burn.find(
    (rule) =>
      rule.currency === currency && (rule.channelIds.length === 0 || rule.channelIds.includes(channelId)),
  );
}

/** What points take off, in minor units of the rule's currency: a rest takes nothing off. Pure. */
export function worthOf(points: number, rule: BurnRule): number {
  return Number((BigInt(points) * BigInt(rule.amountMinor)) / BigInt(rule.points));
}

/**
 * The most points that goods of a worth take, in whole steps and none of them in vain; 0 where even the fewest are too
 * many, or would take nothing off. With `usable`, no more than those. Pure.
 */
export function mostPoints(goodsMinor: number, rule: BurnRule, usable = Number.MAX_SAFE_INTEGER): number {
  const limitMinor = (BigInt(Math.max(0, goodsMinor)) * BigInt(rule.mostBasisPoints)) / BigInt(WHOLE);
  // The largest number of points whose worth, rounded down, is still within the limit.
  const fitting = ((limitMinor + 1n) * BigInt(rule.points) - 1n) / BigInt(rule.amountMinor);
  const most = Number(fitting < BigInt(usable) ? fitting : BigInt(usable));
  const amountMinor = worthOf(most - (most % rule.stepPoints), rule);
  if (amountMinor === 0) return 0;
  const needed = Math.max(rule.leastPoints, fewestFor(amountMinor, rule));
  const inSteps = Math.ceil(needed / rule.stepPoints) * rule.stepPoints;
  return inSteps <= most ? inSteps : 0;
}

/** The fewest points that take so much off. */
function fewestFor(amountMinor: number, rule: BurnRule): number {
  const worth = BigInt(rule.amountMinor);
  return Number((BigInt(amountMinor) * BigInt(rule.points) + worth - 1n) / worth);
}

/**
 * What points take off in a place, by the rules. Whether the customer has them is asked where they are taken. Pure.
 * @throws CONFLICT where points cannot be used, or are more than the goods may take; INVALID_INPUT for fewer than the
 * least, or none of the steps.
 */
export function priceOfPoints(points: number, place: SpendPlace, live: LiveRules): number {
  if (!live.rules.isOn) {
    throw new AppError(
      'CONFLICT',
      'There is no loyalty programme; an owner can switch it on in the settings.',
      {
        details: { reason: 'noLoyalty' },
      },
    );
  }
  const rule = findBurnRule(place, live);
  if (!rule) {
    throw new AppError('CONFLICT', `No rule says what points are worth here in ${place.currency}.`, {
      details: { reason: 'pointsNotHere', currency: place.currency },
    });
  }
  const most = mostPoints(place.goodsMinor, rule);
  if (points > most) {
    throw new AppError('CONFLICT', `At most ${most} points can be used for this order, not ${points}.`, {
      details: { reason: 'pointsTooMany', most, points },
    });
  }
  const { leastPoints: least, stepPoints: step } = rule;
  const amountMinor = worthOf(points, rule);
  if (points < least || points % step !== 0 || amountMinor === 0) {
    throw new AppError(
      'INVALID_INPUT',
      `Points are used from ${least} on, in steps of ${step}; ${points} are not.`,
      { details: { reason: 'pointsStep', least, step, points } },
    );
  }
  return amountMinor;
}
