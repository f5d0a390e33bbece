import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { getCount } from '#domains/inventory/counts/get-count.ts';
import { can } from '#domains/team/can.ts';
import { isId } from '#lib/ids.ts';
import { CountActions } from './count-actions.tsx';
import { CountForm } from './count-form.tsx';
import { CountHead } from './count-head.tsx';
import { CountTable } from './count-table.tsx';

type Props = { params: Promise<{ countId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('stock-work.count'))('single') };
}

/** One count: scanned while it is open, judged once it is handed in. */
export default async function CountPage({ params }: Props) {
  const [{ ctx, prefs }, { countId }] = await Promise.all([requireSession(), params]);
  const { actor } = ctx;
  if (!can(actor, 'stock.read')) return <EmptyState kind="no-permission" />;
  const count = isId(countId) ? await getCount(ctx, countId) : null;
  if (!count) notFound();
  const rights = { mayCount: can(actor, 'stock.count'), maySettle: can(actor, 'stock.settle-count') };
  const isCounting = count.status === 'open' && rights.mayCount;
  return (
    <div className={`flex flex-col gap-4 ${isCounting ? 'mx-auto max-w-2xl' : ''}`}>
      <RefreshOn topics={isCounting ? [] : ['stock']} />
      <CountHead count={count} prefs={prefs} />
      {isCounting ? (
        <CountForm count={count} />
      ) : (
        <CountTable count={count} seesCost={can(actor, 'cost.read')} prefs={prefs} />
      )}
      <CountActions count={count} rights={rights} />
    </div>
  );
}
