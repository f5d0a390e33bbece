import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { getVariant, type VariantFacts } from '#domains/catalog/get-variant.ts';
import { listFacets } from '#domains/catalog/list-facets.ts';
import type { Ctx } from '#domains/context.ts';
import { can } from '#domains/team/can.ts';
import { toAppError } from '#lib/errors.ts';
import { isId } from '#lib/ids.ts';
import { amountText, amountUnit, type Unit } from '../../amount-unit.ts';
import type { VariantTexts } from '../../read-variant.ts';
import { VariantForm } from './variant-form.tsx';

const MICROS_PER_MINOR = 1_000_000;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inventory.variant'))('edit') };
}

/** Changes a variant and what is said of its product. */
export default async function EditVariantPage({ params }: { params: Promise<{ variantId: string }> }) {
  const [t, { ctx, prefs, business }, { variantId }] = await Promise.all([
    getTranslations('inventory.form'),
    requireSession(),
    params,
  ]);
  if (!can(ctx.actor, 'product.write')) return <EmptyState kind="no-permission" />;
  const [variant, facets] = await Promise.all([loadVariant(ctx, variantId), listFacets(ctx)]);
  const unit = amountUnit(business.reportingCurrency, prefs);
  const { product } = variant;
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title={t('editTitle', { sku: variant.sku })} answers={t('editAnswers')} />
      <VariantForm
        variantId={variant.id}
        productId={product.id}
        isArchived={variant.isArchived}
        texts={textsOf(variant, unit)}
        product={{ ...product, brand: product.brand ?? '', category: product.category ?? '' }}
        facets={facets}
        taxClasses={[...new Set([product.taxClass, ...Object.keys(business.taxRates)])]}
        unit={unit}
        seesCost={can(ctx.actor, 'cost.read')}
      />
    </div>
  );
}

async function loadVariant(ctx: Ctx, variantId: string): Promise<VariantFacts> {
  if (!isId(variantId)) notFound();
  try {
    return await getVariant(ctx, variantId);
  } catch (error) {
    if (toAppError(error).code === 'NOT_FOUND') notFound();
    throw error;
  }
}

function textsOf(variant: VariantFacts, unit: Unit): VariantTexts {
  const { costMicros, reorderPoint, weightGrams } = variant;
  return {
    sku: variant.sku,
    title: variant.title,
    price: amountText(variant.priceMinor, unit),
    cost: costMicros === null ? '' : amountText(Math.round(costMicros / MICROS_PER_MINOR), unit),
    reorderPoint: reorderPoint === null ? '' : String(reorderPoint),
    weight: weightGrams === null ? '' : String(weightGrams),
    barcodes: variant.barcodes.join('\n'),
    allowsBackorder: variant.allowsBackorder,
  };
}
