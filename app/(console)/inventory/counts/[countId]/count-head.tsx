import { useTranslations } from 'next-intl';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Time } from '#components/ui/figures.tsx';
import type { StockCount } from '#domains/inventory/counts/get-count.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { countNumber } from '../count-number.ts';
import { CountStatusBadge } from '../count-status-badge.tsx';

/** Which count it is, of what and where, who did what, and how far it is. */
export function CountHead({ count, prefs }: { count: StockCount; prefs: Prefs }) {
  const t = useTranslations('stock-work.count');
  const deeds = [
    { key: 'createdBy', by: count.createdBy, at: count.createdAt },
    { key: 'submittedBy', by: count.submittedBy, at: count.submittedAt },
    { key: 'closedBy', by: count.closedBy, at: count.closedAt },
  ] as const;
  return (
    <header className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="text-lg font-semibold">{t('one', { number: countNumber(count.number, prefs) })}</h1>
        <CountStatusBadge status={count.status} />
      </div>
      <p>
        <UserText>{count.locationName}</UserText> · {t(`scope.${count.scope}`, { part: count.part })}
        {' · '}
        {t('progress', {
          scanned: formatNumber(count.sums.scanned, prefs),
          all: formatNumber(count.sums.all, prefs),
        })}
      </p>
      {deeds.map(({ key, by, at }) =>
        by && at ? (
          <p key={key} className="text-sm text-quiet">
            {t(key)}: <UserText>{by}</UserText>, <Time at={at} prefs={prefs} />
          </p>
        ) : null,
      )}
    </header>
  );
}
