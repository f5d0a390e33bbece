import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { firstValueOf, type ListParams } from '#components/table/list-location.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import type { Ctx } from '#domains/context.ts';
import { explainReorder, type ReorderExplanation } from '#domains/planning/advice/explain-reorder.ts';
import { can } from '#domains/team/can.ts';
import { AppError } from '#lib/errors.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { isId } from '#lib/ids.ts';
import { MadeDraftsFrame } from '../made-drafts.tsx';
import { DemandChart } from './demand-chart.tsx';
import { DraftOne } from './draft-one.tsx';
import { MethodPanel } from './method-panel.tsx';
import { SumPanel } from './sum-panel.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('planning'))('title') };
}

/** Why so much of one variant is to be ordered for one location: the sum, the forecast, the method. */
export default async function WhyPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, { ctx, prefs, business }, params] = await Promise.all([
    getTranslations('planning'),
    requireSession(),
    searchParams,
  ]);
  if (!can(ctx.actor, 'planning.read')) return <EmptyState kind="no-permission" />;
  const why = await find(ctx, params);
  if (!why) notFound();
  const { variantId, locationId } = why;
  const mayDraft = can(ctx.actor, 'planning.write') && can(ctx.actor, 'purchase.write');
  const quantity = formatNumber(why.quantity, prefs);
  const own = why.variantTitle.startsWith(why.title) ? why.variantTitle : `${why.title} ${why.variantTitle}`;
  return (
    <MadeDraftsFrame>
      <RefreshOn topics={['forecast', 'stock', 'purchase']} />
      <PageHeader
        title={why.quantity > 0 ? t('why.title', { quantity }) : t('why.titleNone')}
        answers={t('why.at', { product: `${own} (${why.sku})`, location: why.locationName })}
        action={
          <>
            <LinkButton href={`/inventory/${variantId}`}>{t('why.toVariant')}</LinkButton>
            <LinkButton href="/inventory/reorder">{t('back')}</LinkButton>
            {mayDraft && why.quantity > 0 ? (
              <DraftOne line={{ variantId, locationId, quantity: why.quantity }} />
            ) : null}
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <SumPanel
          why={why}
          currency={business.reportingCurrency}
          mayChange={can(ctx.actor, 'planning.write')}
          prefs={prefs}
        />
        <div className="flex min-w-0 flex-col gap-4">
          <DemandChart why={why} />
          <MethodPanel why={why} prefs={prefs} />
        </div>
      </div>
    </MadeDraftsFrame>
  );
}

async function find(ctx: Ctx, params: ListParams): Promise<ReorderExplanation | null> {
  const variantId = firstValueOf(params.variant) ?? '';
  const locationId = firstValueOf(params.location) ?? '';
  if (!isId(variantId) || !isId(locationId)) return null;
  try {
    return await explainReorder(ctx, { variantId, locationId });
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}
