import { useTranslations } from 'next-intl';
import { formatNumber, numberFormatter } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** Minutes with one digit behind the point; a dash where not enough is known. */
export function Minutes({ value, prefs }: { value: number | null; prefs: Prefs }) {
  const t = useTranslations('effort');
  if (value === null) {
    return (
      <span className="text-quiet" title={t('notEnough')}>
        <span aria-hidden>–</span>
        <span className="sr-only">{t('notEnough')}</span>
      </span>
    );
  }
  return <bdi className="whitespace-nowrap">{t('minutes', { minutes: oneDigit(value, prefs) })}</bdi>;
}

/** A number of minutes as the reader writes numbers, with at most one digit behind the point. */
export function oneDigit(value: number, prefs: Prefs): string {
  return value >= 100
    ? formatNumber(Math.round(value), prefs)
    : numberFormatter(prefs, { maximumFractionDigits: 1 }).format(value);
}
