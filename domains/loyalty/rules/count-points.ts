import { multiplyByRate, sumMinor } from '#lib/money.ts';
import { type EarnRule, SINGLE } from './loyalty-rules.ts';

/** As many as an order may be paid with: points of millions of orders still add up. */
const MOST_POINTS = 1_000_000_000n;

/** A line as the customer paid for it: after discounts, with tax, without delivery. */
export type PaidLine = { id: string; category: string; amountMinor: number };

/** Goods that came back: what each line's share was, tax included, and whether nothing of the line is left. */
export type CameBack = { id: string; lines: { lineId: string; amountMinor: number; isLast: boolean }[] };

/** What an order's points are counted from. */
export type EarnBasis = {
  channelId: string;
  currency: string;
  /** Reporting currency per unit of the order's currency. */
  rate: string;
  reportingCurrency: string;
  earn: readonly EarnRule[];
  multiplierBasisPoints: number;
};

/**
 * The points of lines. The lines of one rule are added up, brought into the reporting currency (rounded once, a half
 * up), multiplied, and rounded down once: a rest never makes a point. Fewer goods never earn more, and no order earns more
 * than a billion. Pure.
 */
export function countPoints(lines: readonly PaidLine[], basis: EarnBasis): number {
  let points = 0n;
  for (const rule of basis.earn) {
    const own = lines.filter((line) => ruleOf(line, basis) === rule && line.amountMinor > 0);
    points += pointsOf(sumMinor(own.map((line) => line.amountMinor)), rule, basis);
  }
  return Number(points < MOST_POINTS ? points : MOST_POINTS);
}

/**
 * What each return takes back of the points that an order earned, in their order: the points before it less the points
 * after it. So however goods come back, all of them together take back exactly what was earned. Pure.
 */
export function countTakeBacks(
  lines: readonly PaidLine[],
  returns: readonly CameBack[],
  basis: EarnBasis,
): { id: string; points: number }[] {
  let left = lines;
  let points = countPoints(lines, basis);
  return returns.map(({ id, lines: back }) => {
    left = left.map((line) => without(line, back));
    const after = countPoints(left, basis);
    const taken = points - after;
    points = after;
    return { id, points: taken };
  });
}

function ruleOf(line: PaidLine, { earn, channelId }: EarnBasis): EarnRule | undefined {
  return earn.find(
    ({ categories, channelIds }) =>
      (categories.length === 0 || categories.includes(line.category)) &&
      (channelIds.length === 0 || channelIds.includes(channelId)),
  );
}

function pointsOf(amountMinor: number, rule: EarnRule, basis: EarnBasis): bigint {
  const { rate, currency, reportingCurrency, multiplierBasisPoints } = basis;
  const worth = multiplyByRate(amountMinor, rate, currency, reportingCurrency);
  const times = BigInt(worth) * BigInt(rule.points) * BigInt(multiplierBasisPoints);
  return times / (BigInt(rule.perMinor) * BigInt(SINGLE));
}

function without(line: PaidLine, back: CameBack['lines']): PaidLine {
  const own = back.filter(({ lineId }) => lineId === line.id);
  if (own.length === 0) return line;
  if (own.some(({ isLast }) => isLast)) return { ...line, amountMinor: 0 };
  const amountMinor = Math.max(0, line.amountMinor - sumMinor(own.map((one) => one.amountMinor)));
  return { ...line, amountMinor };
}
