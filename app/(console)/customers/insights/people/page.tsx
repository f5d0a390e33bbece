import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { type ListParams, valuesOf } from '#components/table/list-location.ts';
import { Pager } from '#components/table/pager.tsx';
import { asRoute } from '#components/ui/as-route.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Count, Day, Money } from '#components/ui/figures.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { listScored, type ScoredCustomer, ScoredFilter } from '#domains/predictions/insights/list-scored.ts';
import { can } from '#domains/team/can.ts';
import { formatPercent } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';

const COLUMNS = ['name', 'group', 'purchases', 'last', 'net', 'alive', 'value'] as const;
const CELL = 'border-b border-line px-3 py-2 text-start';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('insights.people'))('title') };
}

/** The people of a field of the grid, those first who are expected to spend most. */
export default async function ScoredPeoplePage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, { ctx, prefs, business }, params] = await Promise.all([
    getTranslations('insights'),
    requireSession(),
    searchParams,
  ]);
  const { actor } = ctx;
  if (!can(actor, 'prediction.read') || !can(actor, 'customer.read'))
    return <EmptyState kind="no-permission" />;
  const filter = ScoredFilter.parse(
    Object.fromEntries(Object.entries(params).map(([name, value]) => [name, valuesOf(value)[0]])),
  );
  const { rows, after, count } = await listScored(ctx, filter);
  const { recency, frequency, group } = filter;
  const which = [
    recency ? t('rfm.recencyScore', { score: recency }) : null,
    frequency ? t('rfm.frequencyScore', { score: frequency }) : null,
    group ? t(`group.${group}`) : null,
  ].filter((part) => part !== null);
  return (
    <>
      <PageHeader
        title={t('people.title')}
        answers={[...which, t('people.count', { count })].join(' · ')}
        action={<LinkButton href="/customers/insights">{t('title')}</LinkButton>}
      />
      {rows.length === 0 ? (
        <EmptyState
          kind="no-match"
          action={<LinkButton href="/customers/insights">{t('title')}</LinkButton>}
        />
      ) : (
        <div className="overflow-x-auto rounded-md border border-line bg-surface">
          <table className="w-full min-w-2xl text-sm">
            <thead>
              <tr className="text-quiet">
                {COLUMNS.map((column) => (
                  <th key={column} scope="col" className={`${CELL} font-medium`}>
                    {t(`people.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Person
                  key={row.id}
                  row={row}
                  group={t(`group.${row.group}`)}
                  notEnough={t('notEnough.short')}
                  currency={business.reportingCurrency}
                  prefs={prefs}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Pager location={{ pathname: '/customers/insights/people', params }} after={after} before={null} />
    </>
  );
}

type Props = { row: ScoredCustomer; group: string; notEnough: string; currency: string; prefs: Prefs };

function Person({ row, group, notEnough, currency, prefs }: Props) {
  return (
    <tr>
      <th scope="row" className={`${CELL} font-medium`}>
        <Link href={asRoute(`/customers/${row.id}`)} className="hover:underline">
          <bdi>{row.name || `#${row.number}`}</bdi>
        </Link>
      </th>
      <td className={CELL}>{group}</td>
      <td className={CELL}>
        <Count value={row.purchases} prefs={prefs} />
      </td>
      <td className={CELL}>
        <Day on={row.lastOn} prefs={prefs} />
      </td>
      <td className={CELL}>
        <Money amountMinor={row.netMinor} currency={currency} prefs={prefs} />
      </td>
      <td className={CELL}>
        {row.isEnough && row.pAlive !== null ? (
          <bdi>{formatPercent(row.pAlive, prefs)}</bdi>
        ) : (
          <span className="text-quiet">{notEnough}</span>
        )}
      </td>
      <td className={CELL}>
        {row.value365Minor === null ? (
          '–'
        ) : (
          <Money amountMinor={row.value365Minor} currency={currency} prefs={prefs} />
        )}
      </td>
    </tr>
  );
}
