import type { BurnRule, EarnRule, LoyaltyRules, Tier } from '#domains/loyalty/rules/loyalty-rules.ts';
import { parseDecimalToMinor, parseInteger, toLocaleDigits } from '#lib/digits.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { amountText, readAmount } from '../../orders/read-amount.ts';

const MAX_DAYS = 365;
const MAX_MONTHS = 120;
const MAX_POINTS = 1_000_000;
const MAX_FROM = 1_000_000_000_000;
const SINGLE = 10_000;
const LARGEST_MULTIPLIER = 100_000;
const MULTIPLIER_DECIMALS = 2;
const BASIS_POINTS_PER_HUNDREDTH = 100;
const PERCENT_DECIMALS = 2;
const WHOLE = 10_000;
const BASIS_POINTS_PER_PERCENT = 100;

/** A way of earning as somebody types it. */
export type TypedEarn = Omit<EarnRule, 'points' | 'perMinor'> & { points: string; per: string };

/** A way of using points as somebody types it. */
export type TypedBurn = Pick<BurnRule, 'id' | 'channelIds' | 'currency'> &
  Record<'points' | 'amount' | 'least' | 'step' | 'share', string>;

/** A tier as somebody types it. */
export type TypedTier = Omit<Tier, 'from' | 'multiplierBasisPoints'> & { from: string; multiplier: string };

/** The rules as somebody types them. */
export type TypedRules = Pick<LoyaltyRules, 'isOn' | 'startsOn' | 'tierBy'> & {
  earn: TypedEarn[];
  burn: TypedBurn[];
  tiers: TypedTier[];
  waitingDays: string;
  expiryMonths: string;
};

/** In what the reader writes. */
type Reading = { currency: string; prefs: Prefs };

/** Rules as text to be changed, in the reader's digits. Pure. */
export function typeRules(rules: LoyaltyRules, { currency, prefs }: Reading): TypedRules {
  const write = (value: number) => toLocaleDigits(String(value), prefs.digits);
  const from = (value: number) =>
    rules.tierBy === 'sales' ? amountText(value, currency, prefs) : write(value);
  return {
    ...rules,
    waitingDays: write(rules.waitingDays),
    expiryMonths: write(rules.expiryMonths),
    earn: rules.earn.map(({ points, perMinor, ...rule }) => ({
      ...rule,
      points: write(points),
      per: amountText(perMinor, currency, prefs),
    })),
    burn: rules.burn.map(({ id, channelIds, currency: own, ...rule }) => ({
      id,
      channelIds,
      currency: own,
      points: write(rule.points),
      amount: amountText(rule.amountMinor, own, prefs),
      least: write(rule.leastPoints),
      step: write(rule.stepPoints),
      share: write(rule.mostBasisPoints / BASIS_POINTS_PER_PERCENT),
    })),
    tiers: rules.tiers.map(({ from: reached, multiplierBasisPoints, ...tier }) => ({
      ...tier,
      from: from(reached),
      multiplier: write(multiplierBasisPoints / SINGLE),
    })),
  };
}

/** The rules that were typed; null where a figure is unclear or out of bounds, or tiers do not rise. Pure. */
export function readTypedRules(typed: TypedRules, reading: Reading): LoyaltyRules | null {
  const waitingDays = readWhole(typed.waitingDays, MAX_DAYS);
  const expiryMonths = readWhole(typed.expiryMonths, MAX_MONTHS);
  const earn = typed.earn.map((rule) => readEarn(rule, reading)).filter((rule) => rule !== null);
  const burn = typed.burn.map((rule) => readBurn(rule, reading.prefs)).filter((rule) => rule !== null);
  const tiers = typed.tiers
    .map((tier) => readTier(tier, typed.tierBy, reading))
    .filter((tier) => tier !== null);
  const isClear =
    earn.length === typed.earn.length &&
    burn.length === typed.burn.length &&
    tiers.length === typed.tiers.length;
  const rises = tiers.every((tier, at) => at === 0 || tier.from > tiers[at - 1]!.from);
  if (waitingDays === null || expiryMonths === null || !isClear || !rises) return null;
  const { isOn, startsOn, tierBy } = typed;
  return { isOn, startsOn, tierBy, waitingDays, expiryMonths, earn, burn, tiers };
}

function readEarn(
  { points: typedPoints, per, ...rule }: TypedEarn,
  { currency, prefs }: Reading,
): EarnRule | null {
  const points = readWhole(typedPoints, MAX_POINTS);
  const amount = readAmount(per, currency, prefs);
  if (points === null || !amount.ok || amount.value < 1 || amount.value > MAX_FROM) return null;
  return { ...rule, points, perMinor: amount.value };
}

function readBurn(
  { id, channelIds, currency, ...typed }: TypedBurn,
  prefs: Prefs,
): LoyaltyRules['burn'][number] | null {
  const [points, leastPoints, stepPoints] = [typed.points, typed.least, typed.step].map((text) =>
    readWhole(text, MAX_POINTS),
  );
  const amount = readAmount(typed.amount, currency, prefs);
  const share = parseDecimalToMinor(typed.share, PERCENT_DECIMALS);
  if (!points || !leastPoints || !stepPoints || !amount.ok || !share.ok) return null;
  const isInBounds =
    amount.value >= 1 && amount.value <= MAX_FROM && share.value >= 1 && share.value <= WHOLE;
  if (!isInBounds) return null;
  const rule = { id, channelIds, currency, points, amountMinor: amount.value };
  return { ...rule, leastPoints, stepPoints, mostBasisPoints: share.value };
}

function readTier(
  { from: typedFrom, multiplier: typedMultiplier, ...tier }: TypedTier,
  tierBy: LoyaltyRules['tierBy'],
  { currency, prefs }: Reading,
): Tier | null {
  const from = tierBy === 'sales' ? readAmount(typedFrom, currency, prefs) : parseInteger(typedFrom);
  const multiplier = parseDecimalToMinor(typedMultiplier, MULTIPLIER_DECIMALS);
  const name = tier.name.trim();
  if (name === '' || !from.ok || from.value < 0 || from.value > MAX_FROM || !multiplier.ok) return null;
  const multiplierBasisPoints = multiplier.value * BASIS_POINTS_PER_HUNDREDTH;
  if (multiplierBasisPoints < SINGLE || multiplierBasisPoints > LARGEST_MULTIPLIER) return null;
  return { ...tier, name, from: from.value, multiplierBasisPoints };
}

function readWhole(text: string, most: number): number | null {
  const parsed = parseInteger(text);
  return parsed.ok && parsed.value >= 0 && parsed.value <= most ? parsed.value : null;
}
