import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { asRoute } from '#components/ui/as-route.ts';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Count, Day, Money } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { worthMinor } from '#domains/purchasing/costs/average-cost.ts';
import type { PurchaseLine, PurchaseOrder } from '#domains/purchasing/orders/get-purchase-order.ts';
import { outstandingOf } from '#domains/purchasing/orders/purchase-status.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { formatUnitCost } from '../unit-cost.ts';
import { Boxes } from './boxes.tsx';

type Props = { order: PurchaseOrder; today: string; seesCost: boolean; prefs: Prefs };

const CELL = 'border-b border-line px-3 py-2';

/** What was asked for, and what of it came, line by line; what is over, damaged or late stands out. */
export function LineTable({ order, today, seesCost, prefs }: Props) {
  const t = useTranslations('purchasing');
  const heads: [key: string, isFigure: boolean][] = [
    ['goods', false],
    ['ordered', true],
    ['good', true],
    ['damaged', true],
    ['missing', true],
    ['expected', false],
    ...(seesCost ? [['amount', true] as [string, boolean]] : []),
  ];
  return (
    <Panel title={t('lines')}>
      <div className="-m-4 overflow-x-auto">
        <table aria-label={t('lines')} className="w-full border-separate border-spacing-0">
          <thead>
            <tr className="text-sm text-quiet">
              {heads.map(([key, isFigure]) => (
                <th
                  key={key}
                  scope="col"
                  className={`${CELL} font-medium whitespace-nowrap ${isFigure ? 'text-end' : 'text-start'}`}
                >
                  {t(`column.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {order.lines.map((line) => (
              <LineRow key={line.id} line={line} more={{ order, today, seesCost, prefs }} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function LineRow({ line, more }: { line: PurchaseLine; more: Props }) {
  const t = useTranslations('purchasing');
  const { order, today, seesCost, prefs } = more;
  const missing = order.status === 'cancelled' || order.status === 'draft' ? 0 : outstandingOf(line);
  const over = Math.max(0, line.receivedGood + line.receivedDamaged - line.quantity);
  const isLate = missing > 0 && line.expectedOn !== null && line.expectedOn < today;
  const figure = (content: ReactNode, look = '') => (
    <td className={`${CELL} text-end whitespace-nowrap ${look}`}>{content}</td>
  );
  return (
    <tr>
      <td className={`${CELL} min-w-48`}>
        <Link href={asRoute(`/inventory/${line.variantId}`)} className="hover:underline">
          <UserText>{line.title}</UserText>
        </Link>
        <p className="text-sm text-quiet">
          <Ltr>{line.sku}</Ltr>
          {line.supplierSku ? (
            <>
              {' · '}
              <Ltr>{line.supplierSku}</Ltr>
            </>
          ) : null}
        </p>
      </td>
      {figure(
        <>
          <Count value={line.quantity} prefs={prefs} />
          <Boxes line={line} prefs={prefs} />
        </>,
      )}
      {figure(
        <>
          <Count value={line.receivedGood} prefs={prefs} />
          {over > 0 ? <span className="block text-sm text-warn">{t('overBy', { count: over })}</span> : null}
        </>,
      )}
      {figure(
        <Count value={line.receivedDamaged} prefs={prefs} />,
        line.receivedDamaged > 0 ? 'text-bad' : 'text-quiet',
      )}
      {figure(
        <>
          <Count value={missing} prefs={prefs} />
          {line.cancelledQuantity > 0 ? (
            <span className="block text-sm text-quiet">
              {t('cancelledUnits', { count: line.cancelledQuantity })}
            </span>
          ) : null}
        </>,
        missing > 0 ? 'font-medium' : 'text-quiet',
      )}
      <td className={`${CELL} ${isLate ? 'text-warn' : ''}`}>
        {line.expectedOn ? <Day on={line.expectedOn} prefs={prefs} /> : '–'}
      </td>
      {seesCost && line.unitCostMicros !== null
        ? figure(
            <>
              <Money
                amountMinor={worthMinor(line.unitCostMicros, line.quantity)}
                currency={order.currency}
                prefs={prefs}
              />
              <span className="block text-sm text-quiet">
                {t('each')} <bdi>{formatUnitCost(line.unitCostMicros, order.currency, prefs)}</bdi>
              </span>
            </>,
          )
        : null}
    </tr>
  );
}
