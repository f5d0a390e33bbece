import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import type { ListParams } from '#components/table/list-location.ts';
import { listSearch } from '#components/table/list-search.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { readOrderFilter } from '#domains/orders/list-filter.ts';
import { listOrders } from '#domains/orders/list-orders.ts';
import { listOrderChoices } from '#domains/orders/lists/list-choices.ts';
import { can } from '#domains/team/can.ts';
import { listViews } from '#domains/team/list-views.ts';
import { isUnfiltered } from '#lib/list-filter.ts';
import { OrderFilters } from '../order-filters.tsx';
import { OrderList } from '../order-list.tsx';
import { OrderViews } from '../order-views.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('orders'))('title') };
}

/** The orders of all channels in one list. */
export default async function OrdersPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, { ctx, business }, params] = await Promise.all([
    getTranslations('orders'),
    requireSession(),
    searchParams,
  ]);
  const { actor } = ctx;
  if (!can(actor, 'order.read')) return <EmptyState kind="no-permission" />;
  const filter = readOrderFilter(params);
  const [choices, views, first] = await Promise.all([
    listOrderChoices(ctx),
    listViews(ctx, 'orders'),
    listOrders(ctx, filter),
  ]);
  const location = { pathname: '/orders', params };
  const mayPlace = can(actor, 'order.place');
  const newOrder = (
    <LinkButton look="primary" href="/orders/new">
      {t('new.action')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={t('title')} answers={t('answers')} action={mayPlace ? newOrder : null} />
      <OrderViews location={location} views={views} mayShare={can(actor, 'view.share')} />
      <OrderFilters
        params={params}
        choices={choices}
        reportingCurrency={business.reportingCurrency}
        mayExport={can(actor, 'order.export')}
      />
      <OrderList
        key={listSearch(params)}
        first={first}
        location={location}
        now={ctx.now.toISOString()}
        isUnfiltered={isUnfiltered(filter)}
        rights={{
          mayPlace,
          mayConfirm: can(actor, 'order.confirm'),
          mayPick: can(actor, 'order.pick'),
          mayCancel: can(actor, 'order.cancel'),
          mayExport: can(actor, 'order.export'),
        }}
      />
    </>
  );
}
