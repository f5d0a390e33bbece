import { useTranslations } from 'next-intl';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Failure } from '../_parts/use-action.ts';

const REASONS = [
  'nothingToWalkFor',
  'notPicked',
  'parcelLeft',
  'taskEnded',
  'waveEnded',
  'noPickupHere',
  'pickupStatus',
  'nothingToBring',
  'notAllHere',
  'tooManyCodes',
] as const;

/** Says refusals of this room with the facts of the very case; null for those that it has no words for. */
export function useRefusals(): (failure: Failure | null) => string | null {
  const t = useTranslations('fulfilment.refusal');
  const prefs = usePrefs();
  return (failure) => {
    const reason = REASONS.find((one) => one === failure?.details.reason);
    if (!failure || !reason) return null;
    return t(reason, {
      // First-strong isolation keeps a SKU in one piece inside a sentence of the other direction.
      sku: `\u2068${String(failure.details.sku ?? '')}\u2069`,
      free: formatNumber(Number(failure.details.free ?? 0), prefs),
    });
  };
}
