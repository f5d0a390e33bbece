import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { asRoute } from '#components/ui/as-route.ts';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Day } from '#components/ui/figures.tsx';
import type { JourneyRow } from '#domains/analytics/effort/list-journeys.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { orderNumber } from '../../orders/order-number.ts';
import { Minutes } from './minutes.tsx';

/** The worst journeys on a phone: a card each, the whole of it to be pressed. */
export function JourneyCards({ rows, prefs }: { rows: readonly JourneyRow[]; prefs: Prefs }) {
  const t = useTranslations('effort');
  return (
    <ul aria-label={t('worst')} className="flex flex-col gap-2">
      {rows.map((row) => (
        <li key={row.orderId}>
          <Link
            href={asRoute(`/channels/effort/${row.orderId}`)}
            prefetch={false}
            className="flex flex-col gap-1 rounded-md border border-line bg-surface p-3"
          >
            <span className="flex items-baseline justify-between gap-3 font-medium">
              <span className="min-w-0 wrap-break-word">
                {t('column.order')} <bdi>{orderNumber(row.number, prefs)}</bdi>
              </span>
              <Minutes value={row.seconds / 60} prefs={prefs} />
            </span>
            <span className="flex items-baseline justify-between gap-3 text-sm text-quiet">
              <span className="min-w-0 wrap-break-word">
                <UserText>{row.channelName}</UserText> · <Day on={row.day} prefs={prefs} />
              </span>
              <span className="shrink-0">
                {t(`step.${row.worstStep}`)} · <Minutes value={row.worstSeconds / 60} prefs={prefs} />
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
