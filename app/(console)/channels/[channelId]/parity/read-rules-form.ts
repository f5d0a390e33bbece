import { type ParityRules, STOCK_RULES } from '#domains/parity/rules/parity-rules.ts';
import { parseDecimalToMinor, parseInteger } from '#lib/digits.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { toAsciiDigits } from '#lib/text/to-ascii-digits.ts';
import { readAmount } from '../../../orders/read-amount.ts';

const PERCENT_DECIMALS = 2;

/** The rules that a form says, in digits of any script; null where a figure cannot be read without guessing. */
export function readRulesForm(
  form: FormData,
  { currency, prefs }: { currency: string; prefs: Prefs },
): ParityRules | null {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const whole = (name: string) => parseInteger(text(name) || '0');
  const amount = readAmount(text('priceTolerance') || '0', currency, prefs);
  const share = parseDecimalToMinor(text('priceShare') || '0', PERCENT_DECIMALS);
  const units = whole('stockTolerance');
  const title = whole('titleLikeness');
  const description = whole('descriptionLikeness');
  const days = whole('promiseTolerance');
  const ending = toAsciiDigits(text('priceEnding'));
  if (!amount.ok || !share.ok || !units.ok || !title.ok || !description.ok || !days.ok) return null;
  if (!/^\d{0,6}$/.test(ending)) return null;
  return {
    isWatched: form.get('isWatched') === 'on',
    showsTax: form.get('showsTax') === 'on',
    priceToleranceMinor: amount.value,
    priceToleranceBasisPoints: share.value,
    priceEnding: ending,
    stockRule: STOCK_RULES.find((rule) => rule === text('stockRule')) ?? 'claims',
    stockToleranceUnits: units.value,
    titleLikeness: title.value,
    descriptionLikeness: description.value,
    promiseToleranceDays: text('promiseTolerance') === '' ? null : days.value,
  };
}
