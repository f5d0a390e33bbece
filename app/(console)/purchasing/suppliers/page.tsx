import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { DataTable } from '#components/table/data-table.tsx';
import { FilterBar } from '#components/table/filter-bar.tsx';
import { firstValueOf, type ListParams } from '#components/table/list-location.ts';
import { Pager } from '#components/table/pager.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { listSuppliers } from '#domains/purchasing/suppliers/list-suppliers.ts';
import { can } from '#domains/team/can.ts';
import { supplierColumns } from './supplier-columns.tsx';
import { AddSupplierButton } from './supplier-form.tsx';

const MOST_LETTERS = 200;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('purchasing'))('suppliers') };
}

/** Whom we buy from, and what they keep of what they promise. */
export default async function SuppliersPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, { ctx, prefs, business }, params] = await Promise.all([
    getTranslations('purchasing'),
    requireSession(),
    searchParams,
  ]);
  if (!can(ctx.actor, 'purchase.read')) return <EmptyState kind="no-permission" />;
  const short = (name: string) => firstValueOf(params[name])?.slice(0, MOST_LETTERS);
  const search = short('q') ?? '';
  const page = await listSuppliers(ctx, { search, after: short('after'), before: short('before') });
  const location = { pathname: '/purchasing/suppliers', params };
  const add = can(ctx.actor, 'purchase.write') ? (
    <AddSupplierButton currency={business.reportingCurrency} locale={business.locale} />
  ) : null;
  return (
    <>
      <RefreshOn topics={['purchase']} />
      <PageHeader
        title={t('suppliers')}
        answers={t('supplier.answers')}
        action={
          <>
            <LinkButton href="/purchasing">{t('title')}</LinkButton>
            {can(ctx.actor, 'purchase.write') && can(ctx.actor, 'import.run') ? (
              <LinkButton href="/imports/new?kind=prices">{t('supplier.importPrices')}</LinkButton>
            ) : null}
            {add}
          </>
        }
      />
      <FilterBar searchLabel={t('supplier.search')} filters={[]} />
      <DataTable
        label={t('suppliers')}
        columns={supplierColumns({ t, prefs })}
        rows={page.rows}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.name}
        rowHref={(row) => `/purchasing/suppliers/${row.id}`}
        location={location}
        empty={
          search === '' ? (
            <EmptyState
              kind="nothing-yet"
              title={t('supplier.emptyTitle')}
              hint={t('supplier.emptyHint')}
              action={add}
            />
          ) : (
            <EmptyState kind="no-match" />
          )
        }
      />
      <Pager location={location} after={page.after} before={page.before} />
    </>
  );
}
