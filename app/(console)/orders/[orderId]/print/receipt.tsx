import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Count, Money, Time } from '#components/ui/figures.tsx';
import type { OrderDetail } from '#domains/orders/get-order.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { Bars } from '../../../fulfilment/print/bars.tsx';
import { orderNumber } from '../../order-number.ts';
import { owedMinor } from '../next-actions.ts';
import type { PaperWords } from './paper-words.ts';

type Props = { order: OrderDetail; businessName: string; prefs: Prefs; t: PaperWords };

/** What was bought and paid, on the roll of a till; its bars find the order again when goods come back. */
export function Receipt({ order, businessName, prefs, t }: Props) {
  const money = (amountMinor: number) => (
    <Money amountMinor={amountMinor} currency={order.currency} prefs={prefs} />
  );
  const lines = order.lines.filter((line) => line.quantity > 0);
  const sums = [
    ['net', order.grossMinor],
    ['discount', -order.discountMinor],
    ['shipping', order.shippingMinor],
    ['tax', order.taxMinor],
  ] as const;
  return (
    <div className="flex flex-col gap-3">
      <header className="text-center">
        <span className="block text-md font-semibold">
          <UserText>{businessName}</UserText>
        </span>
        <span className="block">
          <UserText>{order.locationName ?? order.channelName}</UserText>
        </span>
        <h1>
          {t('fulfilment.print.receipt')} · {t('orders.order', { number: orderNumber(order.number, prefs) })}
        </h1>
        <Time at={new Date(order.placedAt)} prefs={prefs} />
      </header>
      <ul className="flex flex-col gap-1 border-y border-dashed border-black py-2">
        {lines.map((line) => (
          <li key={line.id}>
            <span className="block">
              <UserText>{line.title}</UserText>
            </span>
            <span className="flex justify-between gap-2">
              <span>
                <Count value={line.quantity} prefs={prefs} /> <span aria-hidden>×</span>{' '}
                {money(line.unitPriceMinor)}
              </span>
              {money(line.grossMinor - line.discountMinor)}
            </span>
          </li>
        ))}
      </ul>
      <dl>
        {sums
          .filter(([key, amountMinor]) => key === 'net' || amountMinor !== 0)
          .map(([key, amountMinor]) => (
            <div key={key} className="flex justify-between gap-2">
              <dt>{t(`fulfilment.print.${key}`)}</dt>
              <dd>{money(amountMinor)}</dd>
            </div>
          ))}
        <div className="flex justify-between gap-2 text-md font-semibold">
          <dt>{t('fulfilment.print.total')}</dt>
          <dd>{money(order.totalMinor)}</dd>
        </div>
        <div className="flex justify-between gap-2">
          <dt>{t('fulfilment.print.paid')}</dt>
          <dd>{money(order.paidMinor - order.refundedMinor)}</dd>
        </div>
        {owedMinor(order) > 0 ? (
          <div className="flex justify-between gap-2 font-semibold">
            <dt>{t('fulfilment.print.owed')}</dt>
            <dd>{money(owedMinor(order))}</dd>
          </div>
        ) : null}
      </dl>
      <p className="text-center">{t('fulfilment.print.thanks')}</p>
      <Bars code={String(order.number)} />
      {order.externalNumber ? <Ltr className="text-center">{order.externalNumber}</Ltr> : null}
    </div>
  );
}
