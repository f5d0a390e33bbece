import { useTranslations } from 'next-intl';
import { Badge } from '#components/ui/badge.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Count, Money } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { OrderDetail, OrderLine } from '#domains/orders/get-order.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { missingUnits } from './next-actions.ts';

type Props = { order: OrderDetail; prefs: Prefs; maySeeCost: boolean };

const CELL = 'border-b border-line px-3 py-2 align-top';
const FIGURE = `${CELL} text-end whitespace-nowrap`;

/** The lines: what was ordered, what it costs, and where each unit is now. */
export function OrderLines({ order, prefs, maySeeCost }: Props) {
  const t = useTranslations('orders.line');
  const head = 'border-b border-line px-3 py-2 text-sm font-medium text-quiet whitespace-nowrap';
  return (
    <Panel title={t('title')}>
      <div className="-m-4 overflow-x-auto">
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
            {order.lines.map((line) => (
              <Row key={line.id} line={line} order={order} prefs={prefs} maySeeCost={maySeeCost} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function Row({ line, order, prefs, maySeeCost }: Props & { line: OrderLine }) {
  const t = useTranslations('orders.line');
  const { currency, reportingCurrency } = order;
  return (
    <tr className={line.quantity === 0 ? 'text-quiet line-through' : ''}>
      <th scope="row" className={`${CELL} min-w-40 text-start font-normal`}>
        <span className="block font-medium">
          <UserText>{line.title}</UserText>
        </span>
        {line.variantId ? (
          <a href={`/inventory/${line.variantId}`} className="text-sm text-quiet hover:underline">
            <Ltr>{line.sku}</Ltr>
          </a>
        ) : (
          <span className="flex flex-wrap items-center gap-2">
            <Ltr className="text-sm text-quiet">{line.sku}</Ltr>
            <Badge tone="bad">{t('unknown')}</Badge>
          </span>
        )}
      </th>
      <td className={FIGURE}>
        <Count value={line.quantity} prefs={prefs} />
      </td>
      <td className={`${CELL} min-w-40 text-sm`}>
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

/** Where the units of a line are: promised where, picked, shipped, back, missing. Only what is not zero is said. */
function Whereabouts({ line, prefs }: { line: OrderLine; prefs: Prefs }) {
  const t = useTranslations('orders.line');
  const count = (value: number) => <Count value={value} prefs={prefs} />;
  const onShelf = Math.max(0, line.picked - line.shipped);
  const missing = missingUnits(line);
  if (line.variantId === null) return <span className="text-quiet">–</span>;
  if (line.kind === 'service' && line.shipped === 0)
    return <span className="text-quiet">{t('service')}</span>;
  return (
    <ul className="flex flex-col gap-0.5">
      {line.reserved.map((one) => (
        <li key={one.locationId}>
          {t.rich('reserved', {
            count: () => count(one.quantity),
            place: () => <UserText>{one.locationName}</UserText>,
          })}
        </li>
      ))}
      {onShelf > 0 ? <li>{t.rich('picked', { count: () => count(onShelf) })}</li> : null}
      {line.shipped > 0 ? <li>{t.rich('shipped', { count: () => count(line.shipped) })}</li> : null}
      {line.returned > 0 ? <li>{t.rich('returned', { count: () => count(line.returned) })}</li> : null}
      {missing > 0 ? (
        <li className="text-warn">{t.rich('missing', { count: () => count(missing) })}</li>
      ) : null}
    </ul>
  );
}
