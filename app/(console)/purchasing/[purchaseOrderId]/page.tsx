import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { listPurchaseChoices } from '#domains/purchasing/lists/list-choices.ts';
import { getPurchaseOrder } from '#domains/purchasing/orders/get-purchase-order.ts';
import { getPurchaseTimeline } from '#domains/purchasing/orders/get-purchase-timeline.ts';
import { can } from '#domains/team/can.ts';
import { dayIn } from '#lib/time.ts';
import { CostPanel } from './cost-panel.tsx';
import { DraftForm } from './draft-form.tsx';
import { LineTable } from './line-table.tsx';
import { OrderActions } from './order-actions.tsx';
import { OrderFacts } from './order-facts.tsx';
import { OrderHead } from './order-head.tsx';
import { ReceiptPanel } from './receipt-panel.tsx';
import { PurchaseTimeline } from './timeline.tsx';

type Props = { params: Promise<{ purchaseOrderId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('purchasing'))('one') };
}

/** One purchase order: what is asked for, what came of it, what it cost, and its story. */
export default async function PurchaseOrderPage({ params }: Props) {
  const [{ ctx, prefs, business }, { purchaseOrderId }] = await Promise.all([requireSession(), params]);
  const { actor, now } = ctx;
  if (!can(actor, 'purchase.read')) return <EmptyState kind="no-permission" />;
  const order = await getPurchaseOrder(ctx, purchaseOrderId);
  if (!order) notFound();
  const [entries, { places }] = await Promise.all([
    getPurchaseTimeline(ctx, purchaseOrderId),
    listPurchaseChoices(ctx),
  ]);
  const today = dayIn(business.timeZone, now);
  const rights = {
    mayWrite: can(actor, 'purchase.write'),
    mayReceive: can(actor, 'purchase.receive'),
    mayUndo: can(actor, 'purchase.undo'),
    mayCost: can(actor, 'cost.write'),
    seesCost: can(actor, 'cost.read'),
  };
  const isDraft = order.status === 'draft' && rights.mayWrite;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_auto_1fr]">
      <RefreshOn topics={isDraft ? [] : ['purchase']} />
      <div className="lg:col-span-2">
        <OrderHead order={order} today={today} prefs={prefs} />
      </div>
      <div className="lg:col-start-2 lg:row-start-2">
        <OrderActions order={order} rights={rights} today={today} />
      </div>
      <div className="flex min-w-0 flex-col gap-4 lg:col-start-1 lg:row-span-2 lg:row-start-2">
        {isDraft ? (
          <DraftForm order={order} places={places} />
        ) : (
          <LineTable order={order} today={today} seesCost={rights.seesCost} prefs={prefs} />
        )}
        <ReceiptPanel order={order} mayUndo={rights.mayUndo} prefs={prefs} />
        {rights.seesCost ? <CostPanel order={order} prefs={prefs} /> : null}
        <PurchaseTimeline entries={entries} now={now} prefs={prefs} />
      </div>
      <div className="lg:col-start-2 lg:row-start-3">
        <OrderFacts order={order} prefs={prefs} />
      </div>
    </div>
  );
}
