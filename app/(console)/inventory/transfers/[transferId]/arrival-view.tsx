import { useTranslations } from 'next-intl';
import { PageHeader } from '#components/shell/page-header.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import type { Transfer } from '#domains/inventory/transfers/get-transfer.ts';
import { UNDER_WAY, underWayOf } from '#domains/inventory/transfers/transfer-status.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { transferNumber } from '../transfer-number.ts';
import { ArrivalForm } from './arrival-form.tsx';

/** What came of a transfer, counted with a scanner or by hand. */
export function ArrivalView({ transfer, prefs }: { transfer: Transfer; prefs: Prefs }) {
  const t = useTranslations('stock-work.transfer');
  const number = transferNumber(transfer.number, prefs);
  const back = <LinkButton href={`/inventory/transfers/${transfer.id}`}>{t('one', { number })}</LinkButton>;
  if (!UNDER_WAY.includes(transfer.status)) {
    const words = { title: t('receive.nothing'), hint: t('receive.nothingHint') };
    return <EmptyState kind="nothing-yet" {...words} action={back} />;
  }
  const lines = transfer.lines
    .map(({ variantId, sku, title, barcodes, units, ...line }) => {
      const awaited = underWayOf(line);
      return { id: variantId, variantId, sku, title, supplierSku: '', barcodes, units, awaited };
    })
    .filter((line) => line.awaited > 0);
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={t('receive.title', { number })} action={back} answers={t('receive.answers')} />
      <p className="-mt-2 mb-4 text-quiet">
        <UserText>{transfer.fromName}</UserText> · <UserText>{transfer.toName}</UserText>
      </p>
      <ArrivalForm transferId={transfer.id} lines={lines} />
    </div>
  );
}
