import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { firstValueOf, type ListParams } from '#components/table/list-location.ts';
import { Pager } from '#components/table/pager.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { getCount, readCountPage } from '#domains/inventory/counts/get-count.ts';
import { can } from '#domains/team/can.ts';
import { isId } from '#lib/ids.ts';
import { CountActions } from './count-actions.tsx';
import { CountForm } from './count-form.tsx';
import { CountHead } from './count-head.tsx';
import { CountTable } from './count-table.tsx';

type Props = { params: Promise<{ countId: string }>; searchParams: Promise<ListParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('stock-work.count'))('single') };
}

/** One count: scanned while it is open, judged once it is handed in. */
export default async function CountPage({ params, searchParams }: Props) {
  const [{ ctx, prefs }, { countId }, search] = await Promise.all([requireSession(), params, searchParams]);
  const { actor } = ctx;
  if (!can(actor, 'stock.read')) return <EmptyState kind="no-permission" />;
  const from = readCountPage({ after: firstValueOf(search.after), before: firstValueOf(search.before) });
  const count = isId(countId) ? await getCount(ctx, countId, from) : null;
  if (!count) notFound();
  const end = count.from + count.lines.length;
  const rights = { mayCount: can(actor, 'stock.count'), maySettle: can(actor, 'stock.settle-count') };
  const isCounting = count.status === 'open' && rights.mayCount;
  return (
    <div className={`flex flex-col gap-4 ${isCounting ? 'mx-auto max-w-2xl' : ''}`}>
      <RefreshOn topics={isCounting ? [] : ['stock']} />
      <CountHead count={count} prefs={prefs} />
      {isCounting ? (
        <CountForm key={count.from} count={count} />
      ) : (
        <CountTable count={count} seesCost={can(actor, 'cost.read')} prefs={prefs} />
      )}
      {count.sums.all > count.lines.length ? (
        <Pager
          location={{ pathname: `/inventory/counts/${countId}`, params: search }}
          before={count.from > 0 ? String(count.from) : null}
          after={end < count.sums.all ? String(end) : null}
          count={{ value: count.sums.all, isExact: true }}
        />
      ) : null}
      <CountActions count={count} rights={rights} />
    </div>
  );
}
