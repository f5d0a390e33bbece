import { useTranslations } from 'next-intl';
import { type EffortRow, minutesPerOrder } from '#domains/analytics/effort/channel-effort.ts';
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

/** What it was in the compared days, if enough was known. */
export function Before({ row, prefs }: { row: EffortRow; prefs: Prefs }) {
  const t = useTranslations('effort');
  const before = row.before ? minutesPerOrder(row.before) : null;
  if (before === null) return null;
  return (
    <span className="text-xs whitespace-nowrap text-quiet">
      {t('before', { minutes: oneDigit(before, prefs) })}
    </span>
  );
}

const WORTH_SAYING = 0.05;
const MINUTE_SECONDS = 60;

/** How far lengths that nobody told may be off; nothing where it would read as nothing. */
export function Unsure({ row, prefs }: { row: EffortRow; prefs: Prefs }) {
  const t = useTranslations('effort');
  const minutes = row.unsure && row.orders > 0 ? row.unsure.all / MINUTE_SECONDS / row.orders : 0;
  if (minutes < WORTH_SAYING || minutesPerOrder(row) === null) return null;
  return (
    <bdi className="text-xs whitespace-nowrap text-quiet" title={t('unsureHint')}>
      {t('unsure', { minutes: oneDigit(minutes, prefs) })}
    </bdi>
  );
}
