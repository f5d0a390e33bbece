import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { firstValueOf, type ListParams } from '#components/table/list-location.ts';
import { Banner } from '#components/ui/banner.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { getPacking } from '#domains/fulfilment/packing/get-packing.ts';
import { can } from '#domains/team/can.ts';
import { orderNumber } from '../../../orders/order-number.ts';
import { PLACE_COOKIE } from '../../place-cookie.ts';
import { PackForm } from './pack-form.tsx';
import { ParcelPanel } from './parcel-panel.tsx';

type Props = { params: Promise<{ orderId: string }>; searchParams: Promise<ListParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('fulfilment'))('stage.pack') };
}

/** The packing table for one order: what goes into the next parcel, and the parcels that are packed. */
export default async function PackPage({ params, searchParams }: Props) {
  const [t, { ctx, prefs }, { orderId }, search, jar] = await Promise.all([
    getTranslations('fulfilment'),
    requireSession(),
    params,
    searchParams,
    cookies(),
  ]);
  if (!can(ctx.actor, 'fulfilment.read')) return <EmptyState kind="no-permission" />;
  const locationId = firstValueOf(search.location) ?? jar.get(PLACE_COOKIE)?.value ?? '';
  const packing = await getPacking(ctx, { orderId, locationId });
  if (!packing) notFound();
  const mayPack = can(ctx.actor, 'packing.write');
  const toPick = packing.lines.reduce((sum, line) => sum + line.toPick, 0);
  const lines = packing.lines.filter((line) => line.packable > 0);
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-4">
      <RefreshOn topics={['order']} />
      <PageHeader
        title={t('pack.title', { number: orderNumber(packing.number, prefs) })}
        answers={t('pack.answers')}
        action={
          <>
            <LinkButton href={`/orders/${orderId}`}>
              {t('order', { number: orderNumber(packing.number, prefs) })}
            </LinkButton>
            <LinkButton href={`/orders/${orderId}/print`}>{t('parcel.slip')}</LinkButton>
          </>
        }
      />
      <p className="-mt-6 text-quiet">
        <UserText>{packing.locationName}</UserText>
        {packing.address ? (
          <>
            {' · '}
            <UserText>{[packing.address.name, packing.address.city].filter(Boolean).join(', ')}</UserText>
          </>
        ) : null}
      </p>
      {toPick > 0 ? <Banner tone="info" title={t('pack.toPick', { count: toPick })} /> : null}
      {lines.length === 0 && toPick === 0 ? <p className="text-quiet">{t('pack.nothing')}</p> : null}
      {lines.length === 0 || !mayPack ? null : (
        <PackForm
          key={lines.map((line) => `${line.lineId} ${line.packable}`).join()}
          orderId={orderId}
          locationId={locationId}
          lines={lines}
        />
      )}
      <ParcelPanel
        parcels={packing.parcels}
        prefs={prefs}
        mayPack={mayPack}
        isCancelled={packing.status === 'cancelled'}
      />
    </div>
  );
}
