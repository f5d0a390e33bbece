import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { firstValueOf, type ListParams } from '#components/table/list-location.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { getVariant } from '#domains/catalog/get-variant.ts';
import { listFacets } from '#domains/catalog/list-facets.ts';
import type { Ctx } from '#domains/context.ts';
import { listReorderSettings, type ReorderSetting } from '#domains/planning/advice/list-reorder-settings.ts';
import { listReplenishments } from '#domains/planning/replenish/list-replenishments.ts';
import { can } from '#domains/team/can.ts';
import { AppError } from '#lib/errors.ts';
import { isId } from '#lib/ids.ts';
import { FillPanel } from './fill-panel.tsx';
import { RuleForm } from './rule-form.tsx';
import { RuleTable } from './rule-table.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('planning.rules'))('title') };
}

/** How sure stock shall be, and what ordering and keeping cost: for the business, a category, a variant. */
export default async function RulesPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, { ctx, prefs, business }, params] = await Promise.all([
    getTranslations('planning'),
    requireSession(),
    searchParams,
  ]);
  if (!can(ctx.actor, 'planning.read')) return <EmptyState kind="no-permission" />;
  const [rules, places, facets, variant] = await Promise.all([
    listReorderSettings(ctx),
    listReplenishments(ctx),
    listFacets(ctx),
    findVariant(ctx, firstValueOf(params.variant)),
  ]);
  const category = firstValueOf(params.category) ?? null;
  const scope = variant ? { category: null, variantId: variant.id } : { category, variantId: null };
  const isOfScope = (rule: ReorderSetting) =>
    rule.category === scope.category && rule.variantId === scope.variantId;
  const currency = business.reportingCurrency;
  return (
    <>
      <RefreshOn topics={['forecast']} />
      <PageHeader
        title={t('rules.title')}
        answers={t('rules.answers')}
        action={<LinkButton href="/inventory/reorder">{t('back')}</LinkButton>}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[2fr_1fr]">
        <div className="flex min-w-0 flex-col gap-4">
          <RuleTable rules={rules} currency={currency} prefs={prefs} />
          <FillPanel places={places} mayChange={can(ctx.actor, 'planning.write')} />
        </div>
        {can(ctx.actor, 'planning.write') ? (
          <RuleForm
            key={`${scope.variantId} ${scope.category}`}
            scope={{ ...scope, sku: variant?.sku ?? null }}
            rule={rules.find(isOfScope) ?? null}
            categories={facets.categories}
            currency={currency}
          />
        ) : null}
      </div>
    </>
  );
}

async function findVariant(ctx: Ctx, id: string | undefined): Promise<{ id: string; sku: string } | null> {
  if (id === undefined || !isId(id)) return null;
  try {
    const { sku } = await getVariant(ctx, id);
    return { id, sku };
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}
