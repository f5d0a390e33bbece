import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Count, Time } from '#components/ui/figures.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { getOrder } from '#domains/orders/get-order.ts';
import { can } from '#domains/team/can.ts';
import { orderNumber } from '../../order-number.ts';
import { PostalAddress } from '../order-people.tsx';
import { PrintButton } from './print-button.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('orders.slip'))('title') };
}

/** The packing slip: what goes into the parcel and where it goes. No prices: the parcel may be a gift. */
export default async function PackingSlipPage({ params }: { params: Promise<{ orderId: string }> }) {
  const [t, { ctx, prefs, business }, { orderId }] = await Promise.all([
    getTranslations('orders'),
    requireSession(),
    params,
  ]);
  if (!can(ctx.actor, 'order.read')) return <EmptyState kind="no-permission" />;
  const order = await getOrder(ctx, orderId);
  if (!order) notFound();
  const address = order.addresses.find((one) => one.kind === 'shipping');
  const lines = order.lines.filter((line) => line.quantity > 0);
  return (
    <article className="mx-auto flex max-w-2xl flex-col gap-6">
      <div data-no-print className="flex justify-end gap-2">
        <LinkButton href={`/orders/${order.id}`}>{t('slip.back')}</LinkButton>
        <PrintButton />
      </div>
      <header className="flex flex-wrap items-start justify-between gap-4">
        <div>
          <span className="block text-lg font-semibold">
            <UserText>{business.name}</UserText>
          </span>
          <h1 className="text-md">{t('slip.title')}</h1>
        </div>
        <div className="text-end">
          <p className="text-lg font-semibold">{t('order', { number: orderNumber(order.number, prefs) })}</p>
          <Time at={new Date(order.placedAt)} prefs={prefs} shape="date" />
          {order.externalNumber ? <Ltr className="block">{order.externalNumber}</Ltr> : null}
        </div>
      </header>
      {address ? (
        <section>
          <h2 className="mb-1 text-sm text-quiet">{t('people.shipping')}</h2>
          <PostalAddress address={address} prefs={prefs} />
        </section>
      ) : null}
      <table className="w-full border-separate border-spacing-0">
        <thead>
          <tr className="text-sm text-quiet">
            <th scope="col" className="border-b border-line py-2 text-start font-medium">
              {t('line.goods')}
            </th>
            <th scope="col" className="border-b border-line py-2 text-start font-medium">
              {t('slip.place')}
            </th>
            <th scope="col" className="w-20 border-b border-line py-2 text-end font-medium">
              {t('line.quantity')}
            </th>
            <th scope="col" className="w-20 border-b border-line py-2 text-end font-medium">
              {t('slip.packed')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td className="border-b border-line py-2 pe-3">
                <span className="block">
                  <UserText>{line.title}</UserText>
                </span>
                <Ltr className="text-sm text-quiet">{line.sku}</Ltr>
              </td>
              <td className="border-b border-line py-2 pe-3 text-sm">
                <UserText>{line.reserved.map((one) => one.locationName).join(' · ') || '–'}</UserText>
              </td>
              <td className="border-b border-line py-2 text-end text-md font-medium">
                <Count value={line.quantity} prefs={prefs} />
              </td>
              <td className="border-b border-line py-2 text-end">
                <span aria-hidden className="inline-block size-5 rounded-sm border border-neutral-8" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {order.note ? (
        <section>
          <h2 className="mb-1 text-sm text-quiet">{t('fact.note')}</h2>
          <UserText className="whitespace-pre-line">{order.note}</UserText>
        </section>
      ) : null}
    </article>
  );
}
