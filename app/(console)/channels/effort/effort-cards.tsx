import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { hrefWith, type ListLocation } from '#components/table/list-location.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { UserText } from '#components/ui/bdi-text.tsx';
import { type EffortRow, minutesPerOrder } from '#domains/analytics/effort/channel-effort.ts';
import { EFFORT_STEPS } from '#domains/analytics/effort/rule/effort-minutes.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { Before, Minutes, Unsure } from './minutes.tsx';

type Props = { rows: readonly EffortRow[]; location: ListLocation; prefs: Prefs };

/** The channels on a phone: a card each with the steps at which time was lost; a press narrows the page to the channel. */
export function EffortCards({ rows, location, prefs }: Props) {
  const t = useTranslations('effort');
  return (
    <ul aria-label={t('table')} className="flex flex-col gap-2">
      {rows.map((row) => {
        const steps = EFFORT_STEPS.flatMap((step) => {
          const minutes = minutesPerOrder(row, step);
          return minutes ? [{ step, minutes }] : [];
        });
        return (
          <li key={row.channelId}>
            <Link
              href={asRoute(hrefWith(location, { channel: row.channelId, after: null }))}
              prefetch={false}
              className="flex flex-col gap-1.5 rounded-md border border-line bg-surface p-3"
            >
              <span className="flex items-baseline justify-between gap-3">
                <span className="min-w-0">
                  <span className="block font-medium wrap-break-word">
                    <UserText>{row.name}</UserText>
                  </span>
                  <span className="block text-sm text-quiet">
                    {t('column.orders')} <bdi>{formatNumber(row.orders, prefs)}</bdi>
                  </span>
                </span>
                <span className="flex shrink-0 flex-col items-end leading-tight">
                  <span className="text-lg font-semibold">
                    <Minutes value={minutesPerOrder(row)} prefs={prefs} />
                  </span>
                  <Unsure row={row} prefs={prefs} />
                  <Before row={row} prefs={prefs} />
                </span>
              </span>
              {steps.length > 0 ? (
                <span className="flex flex-wrap gap-x-3 gap-y-0.5 text-sm text-quiet">
                  {steps.map(({ step, minutes }) => (
                    <span key={step}>
                      {t(`step.${step}`)} <Minutes value={minutes} prefs={prefs} />
                    </span>
                  ))}
                </span>
              ) : null}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
