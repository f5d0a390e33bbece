import { useTranslations } from 'next-intl';
import { Badge } from '#components/ui/badge.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Count } from '#components/ui/figures.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { PackedParcel } from '#domains/fulfilment/packing/get-packing.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { orderNumber } from '../../../orders/order-number.ts';
import { ParcelActions } from '../../parcel-actions.tsx';

type Props = { parcels: readonly PackedParcel[]; prefs: Prefs; mayPack: boolean; isCancelled: boolean };

/** The order's parcels at this place, with what is in each. */
export function ParcelPanel({ parcels, prefs, mayPack, isCancelled }: Props) {
  const t = useTranslations('fulfilment');
  if (parcels.length === 0) return null;
  return (
    <Panel title={t('parcel.title')}>
      <ul className="flex flex-col gap-4">
        {parcels.map((parcel) => (
          <li key={parcel.id} className="flex flex-col gap-2">
            <p className="flex flex-wrap items-center gap-2">
              <span className="font-medium">
                {t('parcel.number', { number: orderNumber(parcel.number, prefs) })}
              </span>
              <Badge tone={parcel.leftAt ? 'ok' : 'neutral'}>
                {t(parcel.leftAt ? 'parcel.left' : 'parcel.waits')}
              </Badge>
              <span className="text-sm text-quiet">
                {t('grams', { grams: formatNumber(parcel.weightGrams, prefs) })}
              </span>
              {parcel.carrier ? <UserText className="text-sm text-quiet">{parcel.carrier}</UserText> : null}
              {parcel.trackingNumber ? (
                <Ltr className="text-sm text-quiet">{parcel.trackingNumber}</Ltr>
              ) : null}
            </p>
            <ul className="flex flex-wrap gap-x-4 text-sm">
              {parcel.lines.map((line) => (
                <li key={line.sku}>
                  <Count value={line.quantity} prefs={prefs} /> <span aria-hidden>×</span>{' '}
                  <Ltr>{line.sku}</Ltr>
                </li>
              ))}
            </ul>
            {parcel.leftAt ? (
              <LinkButton className="self-start" href={`/fulfilment/labels/${parcel.id}`}>
                {t('parcel.label')}
              </LinkButton>
            ) : (
              <ParcelActions
                parcelId={parcel.id}
                number={orderNumber(parcel.number, prefs)}
                mayPack={mayPack}
                maySend={mayPack && !isCancelled}
              />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
