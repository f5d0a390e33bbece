import { useTranslations } from 'next-intl';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Money, Time } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { StatRow } from '#components/ui/stat-row.tsx';
import type { OrderDetail } from '#domains/orders/get-order.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { METHODS } from './methods.ts';
import { owedMinor } from './next-actions.ts';

/** The sums of the order in the words of the figures, and the money that came and went. */
export function OrderMoney({ order, prefs }: { order: OrderDetail; prefs: Prefs }) {
  const t = useTranslations('orders.money');
  const money = (amountMinor: number) => (
    <Money amountMinor={amountMinor} currency={order.currency} prefs={prefs} />
  );
  const owed = owedMinor(order);
  const stats = [
    { name: t('gross'), value: money(order.grossMinor) },
    ...(order.discountMinor ? [{ name: t('discount'), value: money(-order.discountMinor) }] : []),
    ...(order.shippingMinor ? [{ name: t('shipping'), value: money(order.shippingMinor) }] : []),
    ...(order.taxMinor ? [{ name: t('tax'), value: money(order.taxMinor) }] : []),
    { name: t('total'), value: <strong>{money(order.totalMinor)}</strong> },
    { name: t('paid'), value: money(order.paidMinor) },
    ...(order.refundedMinor ? [{ name: t('refunded'), value: money(-order.refundedMinor) }] : []),
    ...(owed > 0 && order.status !== 'cancelled'
      ? [{ name: t('owed'), value: <strong className="text-warn">{money(owed)}</strong> }]
      : []),
  ];
  const moves = [
    ...order.payments.map((one) => ({ ...one, reason: '', signedMinor: one.amountMinor })),
    ...order.refunds.map((one) => ({ ...one, signedMinor: -one.amountMinor })),
  ].sort((a, b) => a.at.localeCompare(b.at));
  return (
    <Panel title={t('title')}>
      <div className="grid gap-6 md:grid-cols-2">
        <StatRow stats={stats} />
        {moves.length === 0 ? (
          <p className="text-quiet">{t('none')}</p>
        ) : (
          <ul className="flex flex-col gap-3">
            {moves.map((one) => (
              <li key={one.id} className="flex items-baseline justify-between gap-4">
                <span className="min-w-0">
                  {t(one.signedMinor > 0 ? 'payment' : 'refund')} · <Method method={one.method} />
                  <span className="block text-sm text-quiet">
                    <Time at={new Date(one.at)} prefs={prefs} />
                    {one.reason ? (
                      <>
                        {' · '}
                        <UserText>{one.reason}</UserText>
                      </>
                    ) : null}
                  </span>
                </span>
                {money(one.signedMinor)}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}

/** A known way of paying in the reader's language; a channel's own word as it came. */
function Method({ method }: { method: string }) {
  const t = useTranslations('orders.method');
  const isKnown = method === 'exchange' || METHODS.some((known) => known === method);
  return isKnown ? t(method) : <UserText>{method}</UserText>;
}
