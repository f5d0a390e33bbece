import { useTranslations } from 'next-intl';
import { Badge } from '#components/ui/badge.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Money, Time } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { PurchaseOrder, PurchaseReceipt } from '#domains/purchasing/orders/get-purchase-order.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { purchaseNumber } from '../purchase-number.ts';
import { UndoLineButton } from './undo-line-button.tsx';

type Props = { order: PurchaseOrder; mayUndo: boolean; prefs: Prefs };

/** The deliveries that came, the newest first. */
export function ReceiptPanel({ order, mayUndo, prefs }: Props) {
  const t = useTranslations('purchasing.receipt');
  if (order.receipts.length === 0) return null;
  return (
    <Panel title={t('title')}>
      <ul className="flex flex-col gap-4">
        {order.receipts.map((receipt) => (
          <li key={receipt.id}>
            <h3 className="font-medium">
              {t('one', { number: purchaseNumber(receipt.number, prefs) })}
              <span className="font-normal text-quiet">
                {' · '}
                <Time at={new Date(receipt.at)} prefs={prefs} />
                {' · '}
                <UserText>{receipt.locationName}</UserText>
                {' · '}
                <UserText>{receipt.actorName}</UserText>
              </span>
            </h3>
            {receipt.deliveryNote ? (
              <p className="text-sm text-quiet">
                {t('deliveryNote')} <UserText>{receipt.deliveryNote}</UserText>
              </p>
            ) : null}
            <ul>
              {receipt.lines.map((line) => (
                <ReceiptRow
                  key={line.id}
                  line={line}
                  more={{ mayUndo, prefs, currency: order.reportingCurrency }}
                />
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

type Line = PurchaseReceipt['lines'][number];

function ReceiptRow({
  line,
  more,
}: {
  line: Line;
  more: { mayUndo: boolean; prefs: Prefs; currency: string };
}) {
  const t = useTranslations('purchasing.receipt');
  const { mayUndo, prefs, currency } = more;
  const isUndone = line.undoneBy !== null;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line py-1.5 last:border-b-0">
      <span className={`min-w-0 flex-1 basis-48 ${isUndone ? 'text-quiet line-through' : ''}`}>
        <UserText>{line.title}</UserText> <Ltr className="text-sm text-quiet">{line.sku}</Ltr>
        {line.reason ? (
          <span className="block text-sm text-quiet">
            <UserText>{line.reason}</UserText>
          </span>
        ) : null}
      </span>
      <span className="flex flex-wrap items-center gap-2">
        <span>{t('good', { count: line.good })}</span>
        {line.damaged > 0 ? <Badge tone="bad">{t('damaged', { count: line.damaged })}</Badge> : null}
        {line.isUnexpected ? <Badge tone="warn">{t('unexpected')}</Badge> : null}
        {line.costMinor === null ? null : (
          <span className="text-sm text-quiet">
            {t('carries')} <Money amountMinor={line.costMinor} currency={currency} prefs={prefs} />
          </span>
        )}
        {isUndone ? (
          <Badge>{t('undone')}</Badge>
        ) : mayUndo ? (
          <UndoLineButton receiptLineId={line.id} sku={line.sku} />
        ) : null}
      </span>
    </li>
  );
}
