import { useTranslations } from 'next-intl';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Money, Time } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { PurchaseCost, PurchaseOrder } from '#domains/purchasing/orders/get-purchase-order.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { purchaseNumber } from '../purchase-number.ts';

type Props = { order: PurchaseOrder; prefs: Prefs };

/** The landed costs of an order, and where each of them went. */
export function CostPanel({ order, prefs }: Props) {
  const t = useTranslations('purchasing.cost');
  if (order.costs.length === 0) return null;
  return (
    <Panel title={t('title')}>
      <ul className="flex flex-col">
        {order.costs.map((cost) => (
          <CostRow key={cost.id} cost={cost} order={order} prefs={prefs} />
        ))}
      </ul>
    </Panel>
  );
}

function CostRow({ cost, order, prefs }: Props & { cost: PurchaseCost }) {
  const t = useTranslations('purchasing.cost');
  const reported = (amountMinor: number) => (
    <Money amountMinor={amountMinor} currency={order.reportingCurrency} prefs={prefs} />
  );
  return (
    <li className="border-b border-line py-2 first:pt-0 last:border-b-0 last:pb-0">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium">
          {t(`kinds.${cost.kind}`)}
          <span className="font-normal text-quiet">
            {' · '}
            {t(`spreads.${cost.spread}`)}
            {cost.receiptNumber === null ? null : (
              <>
                {' · '}
                {t('onReceipt', { number: purchaseNumber(cost.receiptNumber, prefs) })}
              </>
            )}
          </span>
        </span>
        <span className="font-medium">
          <Money amountMinor={cost.amountMinor} currency={cost.currency} prefs={prefs} />
        </span>
      </p>
      <p className="text-sm text-quiet">
        <Time at={new Date(cost.at)} prefs={prefs} shape="date" />
        {' · '}
        {t('onStock')} {reported(cost.stockMinor)}
        {cost.soldMinor === 0 ? null : (
          <>
            {' · '}
            {t('onSold')} {reported(cost.soldMinor)}
          </>
        )}
        {cost.lostMinor === 0 ? null : (
          <>
            {' · '}
            {t('onLost')} {reported(cost.lostMinor)}
          </>
        )}
        {cost.note ? (
          <>
            {' · '}
            <UserText>{cost.note}</UserText>
          </>
        ) : null}
      </p>
    </li>
  );
}
