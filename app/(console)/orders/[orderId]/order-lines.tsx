import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { Count, Money } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { groupLines } from '#domains/orders/bundles/group-lines.ts';
import type { OrderDetail, OrderLine } from '#domains/orders/get-order.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { BundleName } from '../bundle-name.tsx';
import { LineGoods, OrderLineCards, Whereabouts } from './order-line-cards.tsx';

type Props = { order: OrderDetail; prefs: Prefs; maySeeCost: boolean };

const CELL = 'border-b border-line px-2 py-2 align-top first:ps-4 last:pe-4';
const FIGURE = `${CELL} text-end whitespace-nowrap`;

/** The lines: what was ordered, what it costs, and where each unit is now. */
export function OrderLines({ order, prefs, maySeeCost }: Props) {
  const t = useTranslations('orders.line');
  const head = 'border-b border-line px-2 py-2 text-sm font-medium text-quiet first:ps-4 last:pe-4';
  return (
    <Panel title={t('title')}>
      <div className="-m-4 overflow-x-auto max-md:hidden print:block!">
        <table className="w-full border-separate border-spacing-0 text-start">
          <thead>
            <tr>
              <th scope="col" className={`${head} text-start`}>
                {t('goods')}
              </th>
              <th scope="col" className={`${head} text-end`}>
                {t('quantity')}
              </th>
              <th scope="col" className={`${head} text-start`}>
                {t('where')}
              </th>
              <th scope="col" className={`${head} text-end`}>
                {t('price')}
              </th>
              {maySeeCost ? (
                <th scope="col" className={`${head} text-end`}>
                  {t('cost')}
                </th>
              ) : null}
              <th scope="col" className={`${head} text-end`}>
                {t('amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {groupLines(order.lines).map((group) => (
              <Fragment key={group.key}>
                {group.bundle ? (
                  <tr>
                    <th
                      scope="rowgroup"
                      colSpan={maySeeCost ? 6 : 5}
                      className={`${CELL} bg-neutral-2 text-start`}
                    >
                      <BundleName bundle={group.bundle} prefs={prefs} />
                    </th>
                  </tr>
                ) : null}
                {group.lines.map((line) => (
                  <Row key={line.id} line={line} order={order} prefs={prefs} maySeeCost={maySeeCost} />
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      <div className="md:hidden print:hidden">
        <OrderLineCards order={order} prefs={prefs} />
      </div>
    </Panel>
  );
}

function Row({ line, order, prefs, maySeeCost }: Props & { line: OrderLine }) {
  const t = useTranslations('orders.line');
  const { currency, reportingCurrency } = order;
  return (
    <tr className={line.quantity === 0 ? 'text-quiet line-through' : ''}>
      <th scope="row" className={`${CELL} min-w-36 text-start font-normal`}>
        <div className={line.bundle ? 'ps-4' : ''}>
          <LineGoods line={line} />
        </div>
      </th>
      <td className={FIGURE}>
        <Count value={line.quantity} prefs={prefs} />
      </td>
      <td className={`${CELL} min-w-28 text-sm`}>
        <Whereabouts line={line} prefs={prefs} />
      </td>
      <td className={FIGURE}>
        <Money amountMinor={line.unitPriceMinor} currency={currency} prefs={prefs} />
      </td>
      {maySeeCost ? (
        <td className={FIGURE}>
          {line.costMinor === null ? (
            <span className="text-quiet">{t('costUnknown')}</span>
          ) : (
            <Money amountMinor={line.costMinor} currency={reportingCurrency} prefs={prefs} />
          )}
        </td>
      ) : null}
      <td className={FIGURE}>
        <Money amountMinor={line.grossMinor} currency={currency} prefs={prefs} />
        {line.discountMinor > 0 ? (
          <span className="block text-sm text-quiet">
            <Money amountMinor={-line.discountMinor} currency={currency} prefs={prefs} />
          </span>
        ) : null}
      </td>
    </tr>
  );
}
