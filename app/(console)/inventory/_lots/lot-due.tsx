import { useTranslations } from 'next-intl';
import { Badge } from '#components/ui/badge.tsx';
import { Day } from '#components/ui/figures.tsx';
import type { Prefs } from '#lib/format/prefs.ts';

type Props = {
  expiresOn: string | null;
  daysLeft: number | null;
  /** From how many days before its last day a lot is marked. */
  expiringDays: number;
  prefs: Prefs;
};

/** When a lot expires, and a mark where that is soon or past. */
export function LotDue({ expiresOn, daysLeft, expiringDays, prefs }: Props) {
  const t = useTranslations('lots');
  if (expiresOn === null || daysLeft === null) return <span className="text-quiet">{t('keeps')}</span>;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <Day on={expiresOn} prefs={prefs} />
      {daysLeft < 0 ? <Badge tone="bad">{t('expired')}</Badge> : null}
      {daysLeft >= 0 && daysLeft <= expiringDays ? (
        <Badge tone="warn">{t('days', { days: daysLeft })}</Badge>
      ) : null}
    </span>
  );
}
