import { useTranslations } from 'next-intl';
import { Badge } from '#components/ui/badge.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Time } from '#components/ui/figures.tsx';
import type { PickupRow } from '#domains/fulfilment/pickup/list-pickups.ts';
import { formatMoney } from '#lib/format/format-money.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { orderNumber } from '../../orders/order-number.ts';
import { PickupActions } from './pickup-actions.tsx';

type Props = {
  row: PickupRow;
  prefs: Prefs;
  businessName: string;
  mayHandOver: boolean;
  mayMove: boolean;
  seesPeople: boolean;
};

/** An order that waits for its customer: whose it is, how far it is, until when it is kept. */
export function PickupCard({ row, prefs, businessName, mayHandOver, mayMove, seesPeople }: Props) {
  const t = useTranslations('fulfilment');
  const number = orderNumber(row.number, prefs);
  const isWhole = row.elsewhere.length === 0 && row.here > 0 && row.picked >= row.here;
  return (
    <li className="flex flex-col gap-2 rounded-md border border-line bg-surface p-3">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <a href={`/orders/${row.orderId}`} className="font-semibold hover:underline">
          {t('order', { number })}
        </a>
        <Badge tone={row.status === 'ready' ? 'ok' : 'neutral'}>
          {t(row.status === 'ready' ? 'pickup.ready' : 'pickup.preparing')}
        </Badge>
        {row.isLate ? <Badge tone="bad">{t('pickup.overdue')}</Badge> : null}
        {row.owedMinor > 0 ? (
          <Badge tone="warn">
            {t('pickup.owed', { amount: formatMoney(row.owedMinor, row.currency, prefs) })}
          </Badge>
        ) : null}
      </p>
      <p className="flex flex-wrap gap-x-3 text-sm text-quiet">
        {seesPeople ? (
          <>
            <UserText className="text-ink">{row.customerName || t('pickup.noName')}</UserText>
            {row.phone ? <Ltr>{row.phone}</Ltr> : null}
          </>
        ) : null}
        {row.deadline ? (
          <span>
            {t('pickup.until')} <Time at={row.deadline} prefs={prefs} />
          </span>
        ) : (
          <span>
            {t('pickup.here', {
              picked: formatNumber(Math.min(row.picked, row.here), prefs),
              units: formatNumber(row.here, prefs),
            })}
          </span>
        )}
      </p>
      <PickupActions
        orderId={row.orderId}
        number={number}
        businessName={businessName}
        status={row.status}
        elsewhere={row.elsewhere}
        isWhole={isWhole}
        mayHandOver={mayHandOver}
        mayMove={mayMove}
      />
    </li>
  );
}
