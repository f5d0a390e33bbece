import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { asRoute } from '#components/ui/as-route.ts';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Day } from '#components/ui/figures.tsx';
import type { PurchaseOrder } from '#domains/purchasing/orders/get-purchase-order.ts';
import { AWAITED, outstandingOf } from '#domains/purchasing/orders/purchase-status.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { purchaseNumber } from '../purchase-number.ts';
import { PurchaseStatusBadge } from '../status-badge.tsx';

type Props = { order: PurchaseOrder; today: string; prefs: Prefs };

/** Which order it is, where it stands, from whom and when it comes. */
export function OrderHead({ order, today, prefs }: Props) {
  const t = useTranslations('purchasing');
  const isLate =
    AWAITED.includes(order.status) &&
    order.lines.some(
      (line) => line.expectedOn !== null && line.expectedOn < today && outstandingOf(line) > 0,
    );
  return (
    <header className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="text-lg font-semibold">
          {t('order', { number: purchaseNumber(order.number, prefs) })}
        </h1>
        <PurchaseStatusBadge status={order.status} isLate={isLate} />
      </div>
      <p className="text-quiet">
        <Link
          href={asRoute(`/purchasing/suppliers/${order.supplier.id}`)}
          className="text-accent hover:underline"
        >
          <UserText>{order.supplier.name}</UserText>
        </Link>
        {' · '}
        <UserText>{order.locationName}</UserText>
        {order.expectedOn ? (
          <>
            {' · '}
            {t('expectedOn')} <Day on={order.expectedOn} prefs={prefs} />
          </>
        ) : null}
      </p>
    </header>
  );
}
