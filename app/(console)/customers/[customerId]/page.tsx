import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { ComponentType } from 'react';
import { requireSession } from '#app/_server/session.ts';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { firstValueOf, hrefWith, type ListParams, valuesOf } from '#components/table/list-location.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { listChannels } from '#domains/channels/list-channels.ts';
import { getCustomer } from '#domains/customers/get-customer.ts';
import { can } from '#domains/team/can.ts';
import { CustomerActions } from './customer-actions.tsx';
import { CustomerHead } from './customer-head.tsx';
import { CustomerIdentities } from './customer-identities.tsx';
import { ContactPart } from './tabs/contact-part.tsx';
import { CustomerNav } from './tabs/customer-nav.tsx';
import { CUSTOMER_TABS, type CustomerTab, readTab } from './tabs/customer-tab.ts';
import { MoneyPart } from './tabs/money-part.tsx';
import { OverviewPart } from './tabs/overview-part.tsx';
import type { PartProps } from './tabs/part.ts';
import { PointsPart } from './tabs/points-part.tsx';
import { TimelinePart } from './tabs/timeline-part.tsx';
import { WorkPart } from './tabs/work-part.tsx';

type Props = { params: Promise<{ customerId: string }>; searchParams: Promise<ListParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('customers'))('one') };
}

/** Each part reads what it shows, and only the part that is looked at is there. */
const PARTS: Record<CustomerTab, ComponentType<PartProps>> = {
  overview: OverviewPart,
  timeline: TimelinePart,
  money: MoneyPart,
  contact: ContactPart,
  points: PointsPart,
  work: WorkPart,
};

/** On paper the story, the longest, comes last. */
const ON_PAPER: readonly CustomerTab[] = [...CUSTOMER_TABS.filter((tab) => tab !== 'timeline'), 'timeline'];

/** One person over all channels: who it is, what is open, what the person has been worth, and everything that happened. */
export default async function CustomerPage({ params, searchParams }: Props) {
  const [t, { ctx, prefs, business }, { customerId }, address] = await Promise.all([
    getTranslations('customers'),
    requireSession(),
    params,
    searchParams,
  ]);
  const { actor } = ctx;
  if (!can(actor, 'customer.read')) return <EmptyState kind="no-permission" />;
  const [customer, channels] = await Promise.all([getCustomer(ctx, customerId), listChannels(ctx)]);
  if (!customer) notFound();
  if (customer.mergedInto) redirect(asRoute(`/customers/${customer.mergedInto}`));
  const tab = readTab(address);
  // A filter of the story taken away again must not lead to another tab.
  if (tab === 'timeline' && firstValueOf(address.tab) !== tab) {
    const location = { pathname: `/customers/${customer.id}`, params: address };
    redirect(asRoute(hrefWith(location, { tab, after: valuesOf(address.after) })));
  }
  const mayWrite = can(actor, 'customer.write');
  const shown: readonly CustomerTab[] = tab === 'all' ? ON_PAPER : [tab];
  const part = {
    ctx,
    customer,
    currency: business.reportingCurrency,
    prefs,
    address,
    isWhole: tab === 'all',
  };
  const isBeside = tab !== 'contact' && tab !== 'all';
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <RefreshOn topics={['customer', 'order']} />
      <div className="flex min-w-0 flex-col gap-3 lg:col-span-2">
        <CustomerHead customer={customer} prefs={prefs} />
        <CustomerNav customerId={customer.id} here={tab} />
      </div>
      <aside
        aria-label={t('side')}
        className="flex flex-col gap-4 lg:sticky lg:top-16 lg:col-start-2 lg:row-start-2 lg:max-h-[calc(100dvh-5rem)] lg:overflow-y-auto print:static print:max-h-none print:overflow-visible"
      >
        <CustomerActions
          customer={customer}
          channels={channels.filter((one) => one.isActive).map((one) => ({ value: one.id, label: one.name }))}
          mayWrite={mayWrite}
          mayPlace={can(actor, 'order.place')}
        />
        {isBeside ? (
          <div className={tab === 'overview' ? undefined : 'max-lg:hidden'}>
            <CustomerIdentities customer={customer} prefs={prefs} mayWrite={mayWrite} />
          </div>
        ) : null}
      </aside>
      <div className="flex min-w-0 flex-col gap-4 lg:col-start-1 lg:row-start-2">
        {shown.map((one) => {
          const Part = PARTS[one];
          return <Part key={one} {...part} />;
        })}
      </div>
    </div>
  );
}
