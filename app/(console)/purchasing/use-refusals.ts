import { useTranslations } from 'next-intl';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Failure } from '../_parts/use-action.ts';

const REASONS = [
  'surplus',
  'purchaseStatus',
  'noLines',
  'noEmail',
  'noPrice',
  'noRate',
  'noQuarantine',
  'nothingCame',
  'unknownToSpreadBy',
  'nothingToSpreadBy',
  'undoneAlready',
  'carriesCosts',
  'pricesInCurrency',
] as const;

/** Says refusals of this room with the facts of the very case; null for those that it has no words for. */
export function useRefusals(): (failure: Failure | null) => string | null {
  const t = useTranslations('purchasing.refusal');
  const prefs = usePrefs();
  return (failure) => {
    const reason = REASONS.find((one) => one === failure?.details.reason);
    if (!failure || !reason) return null;
    const { sku, over, awaited, currency } = failure.details;
    return t(reason, {
      // First-strong isolation keeps a SKU in one piece inside a sentence of the other direction.
      sku: `\u2068${String(sku ?? '')}\u2069`,
      over: formatNumber(Number(over ?? 0), prefs),
      awaited: formatNumber(Number(awaited ?? 0), prefs),
      currency: String(currency ?? ''),
    });
  };
}
