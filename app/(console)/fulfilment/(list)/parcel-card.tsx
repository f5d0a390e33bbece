import { useTranslations } from 'next-intl';
import { Badge } from '#components/ui/badge.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Time } from '#components/ui/figures.tsx';
import type { WaitingRow } from '#domains/fulfilment/packing/list-waiting-parcels.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { orderNumber } from '../../orders/order-number.ts';
import { ParcelActions } from '../parcel-actions.tsx';

/** A parcel that waits: where it goes, since when, and what can be done with it. */
export function ParcelCard({ row, prefs, mayPack }: { row: WaitingRow; prefs: Prefs; mayPack: boolean }) {
  const t = useTranslations('fulfilment');
  const number = orderNumber(row.number, prefs);
  return (
    <li className="flex flex-wrap items-center gap-3 rounded-md border border-line bg-surface p-3">
      <div className="min-w-0 flex-1 basis-52">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-semibold">{t('parcel.number', { number })}</span>
          <a href={`/orders/${row.orderId}`} className="text-accent hover:underline">
            {t('order', { number: orderNumber(row.orderNumber, prefs) })}
          </a>
          {row.isLate ? <Badge tone="bad">{t('late')}</Badge> : null}
          {row.isCancelled ? <Badge tone="warn">{t('work.cancelled')}</Badge> : null}
        </p>
        <p className="flex flex-wrap gap-x-2 text-sm text-quiet">
          {row.city ? <UserText className="text-ink">{row.city}</UserText> : null}
          <span>{t('grams', { grams: formatNumber(row.weightGrams, prefs) })}</span>
          <UserText>{row.packedBy}</UserText>
          <Time at={row.packedAt} prefs={prefs} />
        </p>
      </div>
      <ParcelActions
        parcelId={row.id}
        number={number}
        mayPack={mayPack}
        maySend={mayPack && !row.isCancelled}
      />
    </li>
  );
}
