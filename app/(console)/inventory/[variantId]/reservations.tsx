import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { asRoute } from '#components/ui/as-route.ts';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Count, TimeAgo } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { ReservationRow } from '#domains/inventory/list-reservations.ts';
import { toLocaleDigits } from '#lib/digits.ts';
import { formatDateTime } from '#lib/format/format-date.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** Who the reserved units are promised to, each with its order. */
export function Reservations({
  rows,
  now,
  prefs,
}: {
  rows: readonly ReservationRow[];
  now: Date;
  prefs: Prefs;
}) {
  const t = useTranslations('inventory.variant');
  return (
    <Panel title={t('reservations')}>
      {rows.length === 0 ? (
        <p className="text-quiet">{t('noReservations')}</p>
      ) : (
        <ul className="-my-2 flex flex-col">
          {rows.map((row) => (
            <li
              key={row.id}
              className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 border-b border-line py-1 last:border-b-0"
            >
              <span className="flex min-w-0 flex-wrap items-center gap-x-2">
                <Holder row={row} prefs={prefs} />
                {row.channelName ? <UserText className="text-quiet">{row.channelName}</UserText> : null}
              </span>
              <span className="flex items-center gap-4 text-quiet">
                <UserText>{row.locationName}</UserText>
                <TimeAgo at={new Date(row.createdAt)} now={now} prefs={prefs} />
                <span className="min-w-8 text-end font-medium text-ink">
                  <Count value={row.quantity} prefs={prefs} />
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Holder({ row, prefs }: { row: ReservationRow; prefs: Prefs }) {
  const t = useTranslations('inventory.variant');
  if (row.orderId && row.orderNumber !== null) {
    return (
      <Link
        href={asRoute(`/orders/${row.orderId}`)}
        prefetch={false}
        className="inline-flex min-h-6 items-center text-accent hover:underline pointer-coarse:min-h-11"
      >
        {t('order', { number: toLocaleDigits(String(row.orderNumber), prefs.digits) })}
      </Link>
    );
  }
  const until = row.expiresAt ? formatDateTime(new Date(row.expiresAt), prefs) : '–';
  return t('cart', { time: until });
}
