import type { ChannelRow } from '#domains/channels/list-channels.ts';
import { parseDecimalToMinor, toLocaleDigits } from '#lib/digits.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { amountText, readAmount } from '../../../orders/read-amount.ts';

/** A step of a fee as somebody wrote it. */
export type TierTexts = { key: string; from: string; percent: string; fixed: string };

/** A fee as somebody wrote it. */
export type FeeTexts = {
  key: string;
  name: string;
  method: string;
  percent: string;
  fixed: string;
  minimum: string;
  maximum: string;
  tiersBy: '' | 'order' | 'month';
  tiers: TierTexts[];
  validTo: string;
};

const PERCENT_DECIMALS = 2;
const WHOLE = 10_000;

/** A fee as the form shows it. `newKey` names its rows. */
export function feeTexts(
  fee: ChannelRow['fees'][number],
  at: { currency: string; prefs: Prefs; newKey: () => string },
): FeeTexts {
  const percent = (basisPoints: number) => toLocaleDigits(String(basisPoints / 100), at.prefs.digits);
  const amount = (minor: number | null) => amountText(minor, at.currency, at.prefs);
  return {
    key: at.newKey(),
    name: fee.name,
    method: fee.paymentMethod ?? '',
    percent: percent(fee.basisPoints),
    fixed: amount(fee.fixedMinor),
    minimum: amount(fee.minimumMinor),
    maximum: amount(fee.maximumMinor),
    tiersBy: fee.tiersBy ?? '',
    tiers: (fee.tiers ?? []).map((tier) => ({
      key: at.newKey(),
      from: amount(tier.fromMinor),
      percent: percent(tier.basisPoints),
      fixed: amount(tier.fixedMinor),
    })),
    validTo: fee.validTo ?? '',
  };
}

/** Reads a fee that somebody wrote; null where something cannot be understood. */
export function readFee(texts: FeeTexts, currency: string, prefs: Prefs) {
  const amount = (text: string) => readAmount(text || '0', currency, prefs);
  const limit = (text: string) => (text.trim() === '' ? null : readAmount(text, currency, prefs));
  const percent = readPercent(texts.percent);
  const fixed = amount(texts.fixed);
  const [minimum, maximum] = [limit(texts.minimum), limit(texts.maximum)];
  const tiers = texts.tiersBy === '' ? [] : texts.tiers.map((tier) => readTier(tier, currency, prefs));
  const sound = tiers.filter((tier) => tier !== null);
  const isSteps = texts.tiersBy === '' || (sound.length > 0 && sound.length === tiers.length);
  if (texts.name.trim() === '' || percent === null || !fixed.ok || !isSteps) return null;
  if ((minimum && !minimum.ok) || (maximum && !maximum.ok)) return null;
  return {
    name: texts.name,
    paymentMethod: texts.method.trim() || null,
    basisPoints: percent,
    fixedMinor: fixed.value,
    minimumMinor: minimum?.value ?? null,
    maximumMinor: maximum?.value ?? null,
    tiersBy: texts.tiersBy || null,
    tiers: texts.tiersBy === '' ? null : sound,
    validTo: texts.validTo || null,
  };
}

function readTier(tier: TierTexts, currency: string, prefs: Prefs) {
  const from = readAmount(tier.from, currency, prefs);
  const fixed = readAmount(tier.fixed || '0', currency, prefs);
  const percent = readPercent(tier.percent);
  if (!from.ok || from.value <= 0 || !fixed.ok || percent === null) return null;
  return { fromMinor: from.value, basisPoints: percent, fixedMinor: fixed.value };
}

function readPercent(text: string): number | null {
  const read = parseDecimalToMinor(text || '0', PERCENT_DECIMALS);
  return read.ok && read.value >= 0 && read.value <= WHOLE ? read.value : null;
}
