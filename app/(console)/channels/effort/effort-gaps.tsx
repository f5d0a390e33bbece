import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { asRoute } from '#components/ui/as-route.ts';
import { UserText } from '#components/ui/bdi-text.tsx';
import { type EffortRow, isEnoughEffort } from '#domains/analytics/effort/channel-effort.ts';
import { ENOUGH_EFFORT } from '#domains/analytics/effort/rule/effort-minutes.ts';
import { formatNumber, formatPercent } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** Channels of whose journeys too little is known, and what would tell it. */
export function EffortGaps({
  rows,
  mayTrack,
  prefs,
}: {
  rows: readonly EffortRow[];
  mayTrack: boolean;
  prefs: Prefs;
}) {
  const t = useTranslations('effort.gaps');
  const gaps = rows.filter((row) => !isEnoughEffort(row));
  if (gaps.length === 0) return null;
  return (
    <section aria-label={t('title')} className="mt-4 rounded-md border border-line bg-surface p-4 text-sm">
      <h2 className="font-medium">{t('title')}</h2>
      <ul className="mt-1 list-disc ps-5">
        {gaps.map((row) => (
          <li key={row.channelId}>
            <UserText>{row.name}</UserText>:{' '}
            {row.orders < ENOUGH_EFFORT.orders
              ? t('orders', {
                  have: formatNumber(row.orders, prefs),
                  least: formatNumber(ENOUGH_EFFORT.orders, prefs),
                })
              : t('seen', {
                  have: formatPercent(row.seen / row.orders, prefs),
                  least: formatPercent(ENOUGH_EFFORT.seenShare, prefs),
                })}
          </li>
        ))}
      </ul>
      <p className="mt-2 text-quiet">{t('what')}</p>
      {mayTrack ? (
        <Link href={asRoute('/settings/tracking')} className="-mb-2.5 inline-block py-2.5 underline">
          {t('tracking')}
        </Link>
      ) : null}
    </section>
  );
}
