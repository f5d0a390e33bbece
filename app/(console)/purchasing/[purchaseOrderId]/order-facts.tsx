import { useTranslations } from 'next-intl';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Count, Money, Time } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { StatRow } from '#components/ui/stat-row.tsx';
import { worthMinor } from '#domains/purchasing/costs/average-cost.ts';
import type { PurchaseOrder } from '#domains/purchasing/orders/get-purchase-order.ts';
import { outstandingOf } from '#domains/purchasing/orders/purchase-status.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** The sums of an order, and its days. */
export function OrderFacts({ order, prefs }: { order: PurchaseOrder; prefs: Prefs }) {
  const t = useTranslations('purchasing');
  const sum = (pick: (line: PurchaseOrder['lines'][number]) => number) =>
    order.lines.reduce((total, line) => total + pick(line), 0);
  const seesCost = order.lines.every((line) => line.unitCostMicros !== null);
  const total = sum((line) => worthMinor(line.unitCostMicros ?? 0, line.quantity));
  const count = (value: number) => <Count value={value} prefs={prefs} />;
  const time = (at: Date | null) => (at ? <Time at={at} prefs={prefs} shape="date" /> : '–');
  return (
    <Panel title={t('facts')}>
      <StatRow
        stats={[
          ...(seesCost
            ? [
                {
                  name: t('column.total'),
                  value: <Money amountMinor={total} currency={order.currency} prefs={prefs} />,
                },
              ]
            : []),
          { name: t('column.ordered'), value: count(sum((line) => line.quantity)) },
          { name: t('column.good'), value: count(sum((line) => line.receivedGood)) },
          { name: t('column.damaged'), value: count(sum((line) => line.receivedDamaged)) },
          {
            name: t('column.missing'),
            value: count(order.status === 'draft' ? 0 : sum((line) => outstandingOf(line))),
          },
          { name: t('column.created'), value: time(order.createdAt) },
          { name: t('sentAt'), value: time(order.sentAt) },
          { name: t('closedAt'), value: time(order.closedAt) },
          { name: t('column.by'), value: <UserText>{order.createdBy}</UserText> },
        ]}
      />
      {order.note ? (
        <p className="mt-3 whitespace-pre-line text-quiet">
          <UserText>{order.note}</UserText>
        </p>
      ) : null}
    </Panel>
  );
}
