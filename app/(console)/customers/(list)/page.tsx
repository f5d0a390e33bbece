import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import type { ListParams } from '#components/table/list-location.ts';
import { listSearch } from '#components/table/list-search.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { listCustomers } from '#domains/customers/list-customers.ts';
import { readCustomerFilter } from '#domains/customers/list-filter.ts';
import { listFilterChoices } from '#domains/customers/list-filter-choices.ts';
import { listAssignees } from '#domains/customers/tasks/list-assignees.ts';
import { listSegments } from '#domains/segments/list-segments.ts';
import { can } from '#domains/team/can.ts';
import { listViews } from '#domains/team/list-views.ts';
import { isUnfiltered } from '#lib/list-filter.ts';
import { CustomerFilters } from '../customer-filters.tsx';
import { CustomerList } from '../customer-list.tsx';
import { CustomerViews } from '../customer-views.tsx';
import { listFilters } from '../list-filters.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('customers'))('title') };
}

/** Everybody who bought or spoke with us, over all channels. */
export default async function CustomersPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, tCarts, tInsights, tIdentity, tSegments, { ctx, business, prefs }, params] = await Promise.all([
    getTranslations('customers'),
    getTranslations('carts'),
    getTranslations('insights'),
    getTranslations('identity.review'),
    getTranslations('segments'),
    requireSession(),
    searchParams,
  ]);
  const { actor } = ctx;
  if (!can(actor, 'customer.read')) return <EmptyState kind="no-permission" />;
  const filter = readCustomerFilter(params);
  const [choices, views, first, assignees] = await Promise.all([
    listFilterChoices(ctx),
    listViews(ctx, 'customers'),
    listCustomers(ctx, filter),
    can(actor, 'customer.write') ? listAssignees(ctx) : null,
  ]);
  const segments = can(actor, 'segment.read') ? await listSegments(ctx) : [];
  const location = { pathname: '/customers', params };
  const mayPlace = can(actor, 'order.place');
  const newOrder = <LinkButton href="/orders/new">{t('do.newOrder')}</LinkButton>;
  return (
    <>
      <PageHeader
        title={t('title')}
        answers={t('answers')}
        action={
          <>
            <LinkButton href="/customers/carts">{tCarts('title')}</LinkButton>
            {can(actor, 'prediction.read') ? (
              <LinkButton href="/customers/insights">{tInsights('title')}</LinkButton>
            ) : null}
            {can(actor, 'segment.read') ? (
              <LinkButton href="/customers/segments">{tSegments('title')}</LinkButton>
            ) : null}
            {can(actor, 'customer.merge') ? (
              <LinkButton href="/customers/review">{tIdentity('title')}</LinkButton>
            ) : null}
            {mayPlace ? newOrder : null}
          </>
        }
      />
      <CustomerViews location={location} views={views} mayShare={can(actor, 'view.share')} />
      <CustomerFilters
        params={params}
        filters={await listFilters(choices, { segments, prefs })}
        currency={business.reportingCurrency}
        mayExport={can(actor, 'customer.export')}
      />
      <CustomerList
        key={listSearch(params)}
        first={first}
        location={location}
        now={ctx.now.toISOString()}
        currency={business.reportingCurrency}
        isUnfiltered={isUnfiltered(filter)}
        mayPlace={mayPlace}
        rights={{
          assignees,
          mayMerge: can(actor, 'customer.merge'),
          mayExport: can(actor, 'customer.export'),
        }}
      />
    </>
  );
}
