import { useTranslations } from 'next-intl';
import { findCarrier } from '#app/_server/carriers.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Count, Money, Time } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { OrderDetail } from '#domains/orders/get-order.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { orderNumber } from '../order-number.ts';

type Props = { order: OrderDetail; prefs: Prefs };

/** What has left: each parcel with its way and what is in it. */
export function OrderShipments({ order, prefs }: Props) {
  const t = useTranslations('orders.shipment');
  const tWay = useTranslations('orders.shipping');
  if (order.shipments.length === 0) return null;
  return (
    <Panel title={t('title')}>
      <ul className="flex flex-col gap-4">
        {order.shipments.map((parcel) => (
          <li key={parcel.id} className="flex flex-col gap-1">
            <p className="flex flex-wrap items-center gap-x-2">
              <span className="font-medium">
                {t('number', { number: orderNumber(parcel.number, prefs) })}
              </span>
              <Badge>{tWay(parcel.method)}</Badge>
              <Time at={new Date(parcel.shippedAt)} prefs={prefs} />
            </p>
            <p className="text-sm text-quiet">
              {t.rich('from', { place: () => <UserText>{parcel.locationName}</UserText> })}
              {parcel.carrier ? (
                <>
                  {' · '}
                  <UserText>{parcel.carrier}</UserText>
                </>
              ) : null}
              {parcel.trackingNumber ? (
                <>
                  {' · '}
                  <TrackingNumber carrier={parcel.carrier} number={parcel.trackingNumber} />
                </>
              ) : null}
            </p>
            <Parts
              parts={parcel.lines.map((part) => ({ ...part, sku: skuOf(order, part.lineId) }))}
              prefs={prefs}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** A tracking number leads to the carrier's page where we know of one. */
function TrackingNumber({ carrier, number }: { carrier: string | null; number: string }) {
  const href = findCarrier(carrier).trackingUrl(carrier ?? '', number);
  if (href === null) return <Ltr>{number}</Ltr>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className="text-accent hover:underline">
      <Ltr>{number}</Ltr>
    </a>
  );
}

/** What came back: in which state, and what became of it. */
export function OrderReturns({ order, prefs }: Props) {
  const t = useTranslations('orders.returned');
  const tStatus = useTranslations('statuses');
  if (order.returns.length === 0) return null;
  return (
    <Panel title={t('title')}>
      <ul className="flex flex-col gap-4">
        {order.returns.map((back) => (
          <li key={back.id} className="flex flex-col gap-1">
            <p className="flex flex-wrap items-center gap-x-2">
              <span className="font-medium">{t('number', { number: orderNumber(back.number, prefs) })}</span>
              <Time at={new Date(back.at)} prefs={prefs} />
              <UserText className="text-quiet">
                {[back.locationName, back.reason].filter(Boolean).join(' · ')}
              </UserText>
            </p>
            <ul className="text-sm">
              {back.lines.map((line) => (
                <li key={line.id} className="flex flex-wrap gap-x-2">
                  <Count value={line.quantity} prefs={prefs} />
                  <span aria-hidden>×</span>
                  <Ltr>{line.sku}</Ltr>
                  <span className="text-quiet">
                    {tStatus(`condition.${line.condition}`)} · {tStatus(`disposition.${line.disposition}`)}
                  </span>
                  <Money
                    amountMinor={line.amountMinor + line.taxMinor}
                    currency={order.currency}
                    prefs={prefs}
                  />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Parts({
  parts,
  prefs,
}: {
  parts: { lineId: string; quantity: number; sku: string }[];
  prefs: Prefs;
}) {
  return (
    <ul className="flex flex-wrap gap-x-4 text-sm">
      {parts.map((part) => (
        <li key={part.lineId}>
          <Count value={part.quantity} prefs={prefs} /> <span aria-hidden>×</span> <Ltr>{part.sku}</Ltr>
        </li>
      ))}
    </ul>
  );
}

function skuOf(order: OrderDetail, lineId: string): string {
  return order.lines.find((line) => line.id === lineId)?.sku ?? '–';
}
