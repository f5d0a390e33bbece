import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Badge, type Tone } from '#components/ui/badge.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Time } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { OrderDetail, OrderPickup } from '#domains/orders/get-order.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { PickupActions } from '../../../fulfilment/pickup/pickup-actions.tsx';
import { orderNumber } from '../../order-number.ts';
import { missingUnits } from '../next-actions.ts';
import { BringRest } from './bring-rest.tsx';

type State = OrderPickup['status'] | 'overdue';

const TONES: Record<State, Tone> = {
  arranged: 'info',
  ready: 'ok',
  overdue: 'bad',
  collected: 'neutral',
  expired: 'warn',
  cancelled: 'neutral',
};

type Props = {
  order: OrderDetail;
  pickup: OrderPickup;
  businessName: string;
  now: Date;
  prefs: Prefs;
  rights: { mayHandOver: boolean; mayMove: boolean; mayArrange: boolean };
};

/** Where the customer comes for the order, how far that is, and what can be done now. */
export function PickupPanel({ order, pickup, businessName, now, prefs, rights }: Props) {
  const t = useTranslations('orders.pickup');
  const isOpen = order.status !== 'cancelled' && order.status !== 'shipped';
  const state = stateOf(order, pickup, now);
  const isWhole = pickup.elsewhere.length === 0 && pickup.here > 0 && pickup.picked >= pickup.here;
  const isWaited = isOpen && pickup.waitsThere && order.lines.some((line) => missingUnits(line) > 0);
  const { status } = pickup;
  return (
    <Panel title={t('title')} action={<Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>}>
      <div className="flex flex-col gap-3">
        <p>
          {t.rich('where', {
            place: () => <UserText className="font-medium">{pickup.locationName}</UserText>,
          })}
        </p>
        <PickupFacts pickup={pickup} prefs={prefs} />
        {isOpen && status === 'arranged' ? (
          <p className="text-quiet">
            {t('here', {
              picked: formatNumber(pickup.picked, prefs),
              units: formatNumber(pickup.here, prefs),
            })}
          </p>
        ) : null}
        {isWaited ? <p className="text-quiet">{t('waits')}</p> : null}
        {isWaited && rights.mayArrange ? (
          <BringRest orderId={order.id} locationId={pickup.locationId} />
        ) : null}
        {isOpen && (status === 'arranged' || status === 'ready') ? (
          <PickupActions
            orderId={order.id}
            number={orderNumber(order.number, prefs)}
            businessName={businessName}
            status={status}
            elsewhere={pickup.elsewhere}
            isWhole={isWhole}
            mayHandOver={rights.mayHandOver}
            mayMove={rights.mayMove}
          />
        ) : null}
      </div>
    </Panel>
  );
}

/** When it was ready, whether the customer has the code, until when it is kept, or who handed it over. */
function PickupFacts({ pickup, prefs }: { pickup: OrderPickup; prefs: Prefs }) {
  const t = useTranslations('orders.pickup');
  const facts: { name: string; value: ReactNode }[] = [];
  const at = (instant: string) => <Time at={new Date(instant)} prefs={prefs} />;
  if (pickup.readyAt) {
    facts.push({ name: t('readyAt'), value: at(pickup.readyAt) });
    facts.push({ name: t('code'), value: t(pickup.isMailed ? 'mailed' : 'notMailed') });
  }
  if (pickup.deadline && pickup.status === 'ready')
    facts.push({ name: t('until'), value: at(pickup.deadline) });
  if (pickup.handedOverBy && pickup.proof) {
    const proof = t(`proof.${pickup.proof}`, { end: pickup.documentEnd ?? '' });
    facts.push({
      name: t('by'),
      value: (
        <>
          <UserText>{pickup.handedOverBy}</UserText> · <bdi>{proof}</bdi>
        </>
      ),
    });
  }
  if (pickup.endedAt) facts.push({ name: t('endedAt'), value: at(pickup.endedAt) });
  if (facts.length === 0) return null;
  return (
    <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt className="text-sm text-quiet">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** An order that left or was cancelled otherwise leaves its pick-up behind. */
function stateOf(order: OrderDetail, { status, deadline }: OrderPickup, now: Date): State {
  if (status === 'arranged' || status === 'ready') {
    if (order.status === 'shipped') return 'collected';
    if (order.status === 'cancelled') return 'cancelled';
  }
  return status === 'ready' && deadline !== null && new Date(deadline) < now ? 'overdue' : status;
}
