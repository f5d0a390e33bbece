import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { firstValueOf, type ListParams } from '#components/table/list-location.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { listFacets } from '#domains/catalog/list-facets.ts';
import { can } from '#domains/team/can.ts';
import { amountUnit } from '../amount-unit.ts';
import { ProductForm } from './product-form.tsx';

const LONGEST_CODE = 80;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inventory.form'))('newTitle') };
}

/** A new product with its variants; a scanned barcode that nothing has comes along in the address. */
export default async function NewProductPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, { ctx, prefs, business }, params] = await Promise.all([
    getTranslations('inventory.form'),
    requireSession(),
    searchParams,
  ]);
  if (!can(ctx.actor, 'product.write')) return <EmptyState kind="no-permission" />;
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title={t('newTitle')} answers={t('newAnswers')} />
      <ProductForm
        facets={await listFacets(ctx)}
        taxClasses={Object.keys(business.taxRates)}
        unit={amountUnit(business.reportingCurrency, prefs)}
        seesCost={can(ctx.actor, 'cost.read')}
        barcode={firstValueOf(params.barcode)?.slice(0, LONGEST_CODE) ?? ''}
      />
    </div>
  );
}
