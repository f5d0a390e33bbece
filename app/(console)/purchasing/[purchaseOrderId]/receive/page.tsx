import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { getPurchaseOrder } from '#domains/purchasing/orders/get-purchase-order.ts';
import { AWAITED, outstandingOf } from '#domains/purchasing/orders/purchase-status.ts';
import { can } from '#domains/team/can.ts';
import { purchaseNumber } from '../../purchase-number.ts';
import { ReceiveForm } from './receive-form.tsx';

type Props = { params: Promise<{ purchaseOrderId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('purchasing'))('receive.action') };
}

/** A delivery against its order, counted with a scanner or by hand. */
export default async function ReceivePage({ params }: Props) {
  const [t, { ctx, prefs }, { purchaseOrderId }] = await Promise.all([
    getTranslations('purchasing'),
    requireSession(),
    params,
  ]);
  if (!can(ctx.actor, 'purchase.receive') || !can(ctx.actor, 'purchase.read')) {
    return <EmptyState kind="no-permission" />;
  }
  const order = await getPurchaseOrder(ctx, purchaseOrderId);
  if (!order) notFound();
  const number = purchaseNumber(order.number, prefs);
  const back = <LinkButton href={`/purchasing/${order.id}`}>{t('order', { number })}</LinkButton>;
  if (!AWAITED.includes(order.status)) {
    return (
      <EmptyState
        kind="nothing-yet"
        title={t('receive.notAwaited')}
        hint={t('receive.notAwaitedHint')}
        action={back}
      />
    );
  }
  const lines = order.lines
    .map(({ id, variantId, sku, title, supplierSku, barcodes, units, tracking, serialAt, ...line }) => {
      const awaited = outstandingOf(line);
      return { id, variantId, sku, title, supplierSku, barcodes, units, awaited, tracking, serialAt };
    })
    .sort((a, b) => Number(a.awaited === 0) - Number(b.awaited === 0));
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={t('receive.title', { number })} action={back} answers={t('receive.answers')} />
      <p className="-mt-2 mb-4 text-quiet">
        <UserText>{order.supplier.name}</UserText> · <UserText>{order.locationName}</UserText>
      </p>
      <ReceiveForm purchaseOrderId={order.id} lines={lines} />
    </div>
  );
}
