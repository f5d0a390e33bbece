import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import type { ListParams } from '#components/table/list-location.ts';
import { Badge } from '#components/ui/badge.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { getBundle, listBundlesWith } from '#domains/catalog/get-bundle.ts';
import { getVariant, type VariantFacts } from '#domains/catalog/get-variant.ts';
import type { Ctx } from '#domains/context.ts';
import { listChannelUnits } from '#domains/inventory/buffers/list-channel-units.ts';
import { getVariantStock } from '#domains/inventory/get-variant-stock.ts';
import { listMovements } from '#domains/inventory/list-movements.ts';
import { listPlaces } from '#domains/inventory/list-places.ts';
import { listReservations } from '#domains/inventory/list-reservations.ts';
import { listVariantLots } from '#domains/inventory/lots/list-variant-lots.ts';
import { listVariantPlaces } from '#domains/inventory/places/list-variant-places.ts';
import { listUnits } from '#domains/inventory/units/list-units.ts';
import { can } from '#domains/team/can.ts';
import { toAppError } from '#lib/errors.ts';
import { isId } from '#lib/ids.ts';
import { ReturnRatePanel } from '../../returns/_figures/return-rate-panel.tsx';
import { LotsPanel } from '../_lots/lots-panel.tsx';
import { SerialsPanel } from '../_lots/serials-panel.tsx';
import { TrackingButton } from '../_lots/tracking-button.tsx';
import { ScanBox } from '../scan-box.tsx';
import { VariantName } from '../variant-name.tsx';
import { PlacesPanel } from './_counting/places-panel.tsx';
import { UnitsPanel } from './_counting/units-panel.tsx';
import { BundlePanel } from './bundle-panel.tsx';
import { ChannelUnitsPanel } from './channel-units.tsx';
import { Facts } from './facts.tsx';
import { InBundles } from './in-bundles.tsx';
import { IncomingPanel } from './incoming-panel.tsx';
import { MovementPanel } from './movement-panel.tsx';
import { Neighbours } from './neighbours.tsx';
import { readMovementFilter } from './read-movement-filter.ts';
import { Reservations } from './reservations.tsx';
import { Siblings } from './siblings.tsx';
import { StockPanel } from './stock-panel.tsx';
import { StockSummary } from './stock-summary.tsx';

type Props = { params: Promise<{ variantId: string }>; searchParams: Promise<ListParams> };

/** One read for title and page; what does not exist is the not-found page. */
const loadVariant = cache(async (ctx: Ctx, variantId: string): Promise<VariantFacts> => {
  if (!isId(variantId)) notFound();
  try {
    return await getVariant(ctx, variantId);
  } catch (error) {
    if (toAppError(error).code === 'NOT_FOUND') notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ ctx }, { variantId }] = await Promise.all([requireSession(), params]);
  if (!can(ctx.actor, 'stock.read')) return {};
  const { sku, title } = await loadVariant(ctx, variantId);
  return { title: `${sku} · ${title}` };
}

/** One variant: where it lies, why, who it is promised to, and everything that moved. */
export default async function VariantPage({ params, searchParams }: Props) {
  const [t, { ctx, prefs, business }, { variantId }, asked] = await Promise.all([
    getTranslations('inventory'),
    requireSession(),
    params,
    searchParams,
  ]);
  const { actor } = ctx;
  if (!can(actor, 'stock.read')) return <EmptyState kind="no-permission" />;
  const variant = await loadVariant(ctx, variantId);
  const [places, movements, reservations, stock, bundle, bundles, channels, units, shelves, lots] =
    await Promise.all([
      listPlaces(ctx),
      listMovements(ctx, readMovementFilter(variantId, asked)),
      listReservations(ctx, variantId),
      getVariantStock(ctx, variantId),
      getBundle(ctx, variantId),
      listBundlesWith(ctx, variantId),
      listChannelUnits(ctx, variantId),
      listUnits(ctx, variantId),
      listVariantPlaces(ctx, variantId),
      variant.tracking === 'lot' ? listVariantLots(ctx, variantId) : null,
    ]);
  const mayEdit = can(actor, 'product.write');
  const mayBundle = mayEdit && !variant.isArchived;
  // Goods that have never lain anywhere may still become a bundle.
  const isNew = variant.kind === 'goods' && stock.onHand === 0 && bundles.length === 0;
  const rights = {
    mayAdjust: can(actor, 'stock.adjust'),
    mayMove: can(actor, 'stock.move'),
    maySetSafety: can(actor, 'stock.set-safety'),
  };
  return (
    <>
      <RefreshOn topics={['stock', 'order', 'product']} />
      <ScanBox mayCreate={mayEdit} />
      <PageHeader
        title={<VariantName title={variant.product.title} variantTitle={variant.title} />}
        action={
          <>
            {variant.kind === 'goods' && can(actor, 'stock.track') ? (
              <TrackingButton
                variantId={variant.id}
                tracking={variant.tracking}
                serialAt={variant.serialAt}
                isOnHand={stock.onHand > 0}
              />
            ) : null}
            <Neighbours previousId={variant.previousId} nextId={variant.nextId} />
            {mayEdit ? (
              <LinkButton href={`/inventory/${variantId}/edit`}>{t('variant.edit')}</LinkButton>
            ) : null}
          </>
        }
      />
      {variant.isArchived ? (
        <p className="mb-3">
          <Badge>{t('variant.archived')}</Badge>
        </p>
      ) : null}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-4">
          {variant.kind === 'goods' ? (
            <StockPanel
              stock={stock}
              summary={<StockSummary stock={stock} prefs={prefs} />}
              variant={{ id: variant.id, sku: variant.sku }}
              units={units.units}
              rights={rights}
              lots={lots}
            />
          ) : null}
          {variant.kind === 'service' ? (
            <Panel title={t('variant.levels')}>{t('variant.service')}</Panel>
          ) : null}
          {variant.kind === 'bundle' || (mayBundle && isNew) ? (
            <BundlePanel variant={{ id: variant.id, sku: variant.sku }} bundle={bundle} mayEdit={mayBundle} />
          ) : null}
          {lots ? <LotsPanel ctx={ctx} lots={lots} prefs={prefs} /> : null}
          {variant.tracking === 'serial' ? (
            <SerialsPanel
              ctx={ctx}
              variantId={variantId}
              onHand={stock.onHand}
              location={{ pathname: `/inventory/${variantId}`, params: asked }}
              prefs={prefs}
            />
          ) : null}
          <Reservations rows={reservations} now={ctx.now} prefs={prefs} />
          <MovementPanel
            location={{ pathname: `/inventory/${variantId}`, params: asked }}
            page={movements}
            places={places}
            prefs={prefs}
          />
        </div>
        <div className="flex min-w-0 flex-col gap-4 max-lg:order-last">
          <Facts
            variant={variant}
            currency={business.reportingCurrency}
            seesCost={can(actor, 'cost.read')}
            prefs={prefs}
          />
          {variant.kind === 'goods' ? (
            <>
              <PlacesPanel
                sku={variant.sku}
                known={shelves}
                locations={places.filter((place) => place.sells)}
                mayEdit={rights.maySetSafety}
              />
              <UnitsPanel variant={{ id: variant.id, sku: variant.sku }} known={units} mayEdit={mayBundle} />
              <IncomingPanel ctx={ctx} variantId={variantId} prefs={prefs} />
            </>
          ) : null}
          {variant.kind === 'goods' ? (
            <ReturnRatePanel ctx={ctx} variantId={variantId} prefs={prefs} />
          ) : null}
          {variant.kind === 'goods' ? (
            <ChannelUnitsPanel
              variant={{ id: variant.id, category: variant.product.category }}
              channels={channels}
              mayEdit={can(actor, 'channel.write')}
            />
          ) : null}
          <InBundles bundles={bundles} prefs={prefs} />
          <Siblings siblings={variant.siblings} />
        </div>
      </div>
    </>
  );
}
