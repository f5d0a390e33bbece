import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { asRoute } from '#components/ui/as-route.ts';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Count, Day } from '#components/ui/figures.tsx';
import type { UnknownParcel } from '#domains/channels/costs/list-parcel-tariffs.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** Parcels that no tariff fitted; the carrier's bill, or a tariff for the next ones, makes them known. */
export function UnknownParcels({ parcels, prefs }: { parcels: readonly UnknownParcel[]; prefs: Prefs }) {
  const t = useTranslations('costs.parcels');
  if (parcels.length === 0) return <p className="text-quiet">{t('noneUnknown')}</p>;
  return (
    <ul className="flex flex-col">
      {parcels.map((parcel) => (
        <li
          key={parcel.shipmentId}
          className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-b border-line py-2 last:border-b-0"
        >
          <span>
            {t('parcel')} <Count value={parcel.number} prefs={prefs} />
            {parcel.trackingNumber ? (
              <>
                {' · '}
                <UserText>{parcel.trackingNumber}</UserText>
              </>
            ) : null}
            <span className="text-quiet">
              {' · '}
              <UserText>{parcel.channelName}</UserText>
            </span>
          </span>
          <span className="flex gap-x-4">
            <Day on={parcel.day} prefs={prefs} />
            <Link
              href={asRoute(`/orders/${parcel.orderId}`)}
              className="text-accent underline-offset-2 hover:underline"
            >
              {t('order')} <Count value={parcel.orderNumber} prefs={prefs} />
            </Link>
          </span>
        </li>
      ))}
    </ul>
  );
}
