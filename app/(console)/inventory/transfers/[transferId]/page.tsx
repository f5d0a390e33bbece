import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { firstValueOf, type ListParams } from '#components/table/list-location.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { getTransfer } from '#domains/inventory/transfers/get-transfer.ts';
import { can } from '#domains/team/can.ts';
import { isId } from '#lib/ids.ts';
import { ArrivalView } from './arrival-view.tsx';
import { DraftForm } from './draft-form.tsx';
import { LineTable } from './line-table.tsx';
import { PaperView } from './paper-view.tsx';
import { TransferActions } from './transfer-actions.tsx';
import { TransferFacts } from './transfer-facts.tsx';
import { TransferHead } from './transfer-head.tsx';

type Props = { params: Promise<{ transferId: string }>; searchParams: Promise<ListParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('stock-work.transfer'))('single') };
}

/** One transfer: what goes, what came of it, and what is missing. `?view=` takes it in, or puts it on paper. */
export default async function TransferPage({ params, searchParams }: Props) {
  const [{ ctx, prefs, business }, { transferId }, query] = await Promise.all([
    requireSession(),
    params,
    searchParams,
  ]);
  const { actor } = ctx;
  if (!can(actor, 'stock.read')) return <EmptyState kind="no-permission" />;
  const transfer = isId(transferId) ? await getTransfer(ctx, transferId) : null;
  if (!transfer) notFound();
  const mayMove = can(actor, 'stock.move');
  const view = firstValueOf(query.view);
  if (view === 'print') return <PaperView transfer={transfer} businessName={business.name} prefs={prefs} />;
  if (view === 'receive' && mayMove) return <ArrivalView transfer={transfer} prefs={prefs} />;
  const isDraft = transfer.status === 'draft' && mayMove;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_auto_1fr]">
      <RefreshOn topics={isDraft ? [] : ['stock']} />
      <div className="lg:col-span-2">
        <TransferHead transfer={transfer} prefs={prefs} />
      </div>
      <div className="lg:col-start-2 lg:row-start-2">
        <TransferActions transfer={transfer} mayMove={mayMove} />
      </div>
      <div className="min-w-0 lg:col-start-1 lg:row-span-2 lg:row-start-2">
        {isDraft ? <DraftForm transfer={transfer} /> : <LineTable transfer={transfer} prefs={prefs} />}
      </div>
      <div className="lg:col-start-2 lg:row-start-3">
        <TransferFacts transfer={transfer} prefs={prefs} />
      </div>
    </div>
  );
}
