import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { type ListParams, valuesOf } from '#components/table/list-location.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { listChannels } from '#domains/channels/list-channels.ts';
import { getCustomer } from '#domains/customers/get-customer.ts';
import { getCustomerValue } from '#domains/customers/get-customer-value.ts';
import { getHabits } from '#domains/customers/habits/get-habits.ts';
import { listBought } from '#domains/customers/habits/list-bought.ts';
import { listWaiting } from '#domains/customers/habits/list-waiting.ts';
import { listCustomerOrders } from '#domains/customers/list-customer-orders.ts';
import { listTimeline, TIMELINE_KINDS } from '#domains/customers/list-timeline.ts';
import { listMerges } from '#domains/customers/merging/list-merges.ts';
import { listNotes } from '#domains/customers/notes/list-notes.ts';
import { listAssignees } from '#domains/customers/tasks/list-assignees.ts';
import { listTasks } from '#domains/customers/tasks/list-tasks.ts';
import { getOutlook } from '#domains/predictions/get-outlook.ts';
import { can } from '#domains/team/can.ts';
import { isId } from '#lib/ids.ts';
import { CustomerLoyalty } from './_loyalty/customer-loyalty.tsx';
import { CustomerPrivacy } from './_privacy/customer-privacy.tsx';
import { CustomerActions } from './customer-actions.tsx';
import { CustomerAddresses } from './customer-addresses.tsx';
import { CustomerChannels } from './customer-channels.tsx';
import { CustomerConsents } from './customer-consents.tsx';
import { CustomerFigures } from './customer-figures.tsx';
import { CustomerHead } from './customer-head.tsx';
import { CustomerIdentities } from './customer-identities.tsx';
import { CustomerMerges } from './customer-merges.tsx';
import { NewestOrders, OpenThings } from './customer-orders.tsx';
import { CustomerOutlook } from './customer-outlook.tsx';
import { CustomerTimeline } from './customer-timeline.tsx';
import { CustomerBought } from './habits/customer-bought.tsx';
import { CustomerHabits } from './habits/customer-habits.tsx';
import { CustomerNotes } from './work/customer-notes.tsx';
import { CustomerTasks } from './work/customer-tasks.tsx';

type Props = { params: Promise<{ customerId: string }>; searchParams: Promise<ListParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('customers'))('one') };
}

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The channels and days of the story, as the address has them; what it does not understand narrows nothing. */
function readStory(address: ListParams) {
  const day = (key: 'from' | 'to') =>
    valuesOf(address[key]).find((one) => ISO_DAY.test(one) && !Number.isNaN(Date.parse(one)));
  return { channelIds: valuesOf(address.channel).filter(isId), from: day('from'), to: day('to') };
}

/** One person over all channels: who it is, what is open, what the person has been worth, and everything that happened. */
export default async function CustomerPage({ params, searchParams }: Props) {
  const [t, { ctx, prefs, business }, { customerId }, address] = await Promise.all([
    getTranslations('customers'),
    requireSession(),
    params,
    searchParams,
  ]);
  const { actor, now } = ctx;
  if (!can(actor, 'customer.read')) return <EmptyState kind="no-permission" />;
  const customer = await getCustomer(ctx, customerId);
  if (!customer) notFound();
  if (customer.mergedInto) redirect(asRoute(`/customers/${customer.mergedInto}`));
  const kinds = TIMELINE_KINDS.filter((kind) => valuesOf(address.kind).includes(kind));
  const after = valuesOf(address.after)[0]?.slice(0, 200);
  const mayWrite = can(actor, 'customer.write');
  const [
    value,
    orders,
    timeline,
    outlook,
    channels,
    merges,
    notes,
    tasks,
    assignees,
    habits,
    waiting,
    bought,
  ] = await Promise.all([
    getCustomerValue(ctx, customer.id),
    listCustomerOrders(ctx, customer.id),
    listTimeline(ctx, { customerId: customer.id, kinds, after, ...readStory(address) }),
    getOutlook(ctx, customer.id),
    listChannels(ctx),
    listMerges(ctx, customer.id),
    listNotes(ctx, customer.id),
    listTasks(ctx, customer.id),
    mayWrite ? listAssignees(ctx) : null,
    getHabits(ctx, customer.id),
    listWaiting(ctx, customer.id),
    listBought(ctx, customer.id),
  ]);
  const channelChoices = channels.map((one) => ({ value: one.id, label: one.name }));
  const currency = business.reportingCurrency;
  const location = { pathname: `/customers/${customer.id}`, params: address };
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <RefreshOn topics={['customer', 'order']} />
      <div className="lg:col-span-2">
        <CustomerHead customer={customer} prefs={prefs} />
      </div>
      <aside
        aria-label={t('side')}
        className="flex flex-col gap-4 lg:sticky lg:top-16 lg:col-start-2 lg:row-span-2 lg:row-start-2 lg:max-h-[calc(100dvh-5rem)] lg:overflow-y-auto print:static print:max-h-none print:overflow-visible"
      >
        <CustomerActions
          customer={customer}
          channels={channels.filter((one) => one.isActive).map((one) => ({ value: one.id, label: one.name }))}
          mayWrite={mayWrite}
          mayPlace={can(actor, 'order.place')}
        />
        <CustomerNotes
          customerId={customer.id}
          standing={customer.note}
          notes={notes}
          mayWrite={mayWrite}
          now={now}
          prefs={prefs}
        />
        <CustomerIdentities customer={customer} prefs={prefs} mayWrite={mayWrite} />
        <CustomerConsents
          customerId={customer.id}
          consents={customer.consents}
          mayProve={can(actor, 'consent.prove')}
          prefs={prefs}
        />
        <CustomerMerges
          customer={customer}
          merges={merges}
          mayMerge={can(actor, 'customer.merge')}
          prefs={prefs}
        />
        <CustomerPrivacy ctx={ctx} customer={customer} prefs={prefs} />
      </aside>
      <div className="flex min-w-0 flex-col gap-4 lg:col-start-1 lg:row-start-2">
        <CustomerFigures value={value} currency={currency} now={now} prefs={prefs} />
        <CustomerOutlook outlook={outlook} currency={currency} prefs={prefs} />
        <CustomerLoyalty ctx={ctx} customerId={customer.id} currency={currency} prefs={prefs} />
        <OpenThings orders={orders} waiting={waiting} now={now} prefs={prefs} />
        <CustomerTasks customerId={customer.id} tasks={tasks} assignees={assignees} now={now} prefs={prefs} />
        <CustomerChannels value={value} currency={currency} prefs={prefs} />
        <CustomerHabits habits={habits} prefs={prefs} />
        <CustomerBought bought={bought} now={now} prefs={prefs} />
        <NewestOrders orders={orders.newest} location={location} now={now} prefs={prefs} />
        <CustomerAddresses addresses={customer.addresses} isMasked={customer.isMasked} prefs={prefs} />
        <CustomerTimeline
          timeline={timeline}
          channels={channelChoices}
          location={location}
          now={now}
          prefs={prefs}
        />
      </div>
    </div>
  );
}
