import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { getTransfer } from '#domains/inventory/transfers/get-transfer.ts';
import { UNDER_WAY, underWayOf } from '#domains/inventory/transfers/transfer-status.ts';
import { can } from '#domains/team/can.ts';
import { isId } from '#lib/ids.ts';
import { transferNumber } from '../../transfer-number.ts';
import { ArrivalForm } from './arrival-form.tsx';

type Props = { params: Promise<{ transferId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('stock-work.transfer'))('receive.action') };
}

/** What came of a transfer, counted with a scanner or by hand. */
export default async function ReceiveTransferPage({ params }: Props) {
  const [t, { ctx, prefs }, { transferId }] = await Promise.all([
    getTranslations('stock-work.transfer'),
    requireSession(),
    params,
  ]);
  if (!can(ctx.actor, 'stock.move')) return <EmptyState kind="no-permission" />;
  const transfer = isId(transferId) ? await getTransfer(ctx, transferId) : null;
  if (!transfer) notFound();
  const number = transferNumber(transfer.number, prefs);
  const back = <LinkButton href={`/inventory/transfers/${transfer.id}`}>{t('one', { number })}</LinkButton>;
  if (!UNDER_WAY.includes(transfer.status)) {
    return (
      <EmptyState
        kind="nothing-yet"
        title={t('receive.nothing')}
        hint={t('receive.nothingHint')}
        action={back}
      />
    );
  }
  const lines = transfer.lines
    .map(({ variantId, sku, title, barcodes, ...units }) => {
      const awaited = underWayOf(units);
      return { id: variantId, variantId, sku, title, supplierSku: '', barcodes, awaited };
    })
    .filter((line) => line.awaited > 0);
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={t('receive.title', { number })} action={back} answers={t('receive.answers')} />
      <p className="-mt-2 mb-4 text-quiet">
        <UserText>{transfer.fromName}</UserText> → <UserText>{transfer.toName}</UserText>
      </p>
      <ArrivalForm transferId={transfer.id} lines={lines} />
    </div>
  );
}
