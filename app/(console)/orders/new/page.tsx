import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { firstValueOf, type ListParams } from '#components/table/list-location.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { listPickupPlaces } from '#domains/fulfilment/pickup/pickup-place.ts';
import { getCustomerChoice } from '#domains/orders/counter/get-customer-choice.ts';
import { listOrderChoices } from '#domains/orders/lists/list-choices.ts';
import { can } from '#domains/team/can.ts';
import { OrderForm } from './order-form.tsx';

/** Where staff take orders themselves comes first; a channel of a vendor takes its own. */
const OWN_KINDS = ['store', 'phone', 'social'];

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('orders.new'))('title') };
}

/** An order at the counter, on the phone or in a chat; `?customer=` says for whom. */
export default async function NewOrderPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, { ctx, business }, params] = await Promise.all([
    getTranslations('orders.new'),
    requireSession(),
    searchParams,
  ]);
  if (!can(ctx.actor, 'order.place')) return <EmptyState kind="no-permission" />;
  const customerId = firstValueOf(params.customer);
  const [{ channels }, places, customer] = await Promise.all([
    listOrderChoices(ctx),
    listPickupPlaces(ctx),
    customerId ? getCustomerChoice(ctx, customerId) : null,
  ]);
  const { reportingCurrency } = business;
  const usable = channels
    .filter((channel) => channel.isActive && channel.currency === reportingCurrency)
    .sort((a, b) => Number(OWN_KINDS.includes(b.kind)) - Number(OWN_KINDS.includes(a.kind)));
  return (
    <>
      <PageHeader title={t('title')} answers={t('answers')} />
      {usable.length === 0 ? (
        <EmptyState kind="nothing-yet" title={t('noChannel')} hint={t('noChannelHint')} />
      ) : (
        <OrderForm channels={usable} reportingCurrency={reportingCurrency} known={customer} places={places} />
      )}
    </>
  );
}
