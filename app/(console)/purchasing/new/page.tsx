import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { firstValueOf, type ListParams } from '#components/table/list-location.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { listPurchaseChoices } from '#domains/purchasing/lists/list-choices.ts';
import { can } from '#domains/team/can.ts';
import { BeginForm } from './begin-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('purchasing'))('new') };
}

/** The first step of a purchase order: from whom, and where to. */
export default async function NewPurchaseOrderPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, { ctx }, params] = await Promise.all([
    getTranslations('purchasing'),
    requireSession(),
    searchParams,
  ]);
  if (!can(ctx.actor, 'purchase.write')) return <EmptyState kind="no-permission" />;
  const { suppliers, places } = await listPurchaseChoices(ctx);
  const active = suppliers.filter((supplier) => supplier.isActive);
  if (active.length === 0) {
    const add = (
      <LinkButton look="primary" href="/purchasing/suppliers">
        {t('suppliers')}
      </LinkButton>
    );
    return (
      <EmptyState
        kind="nothing-yet"
        title={t('supplier.emptyTitle')}
        hint={t('supplier.emptyHint')}
        action={add}
      />
    );
  }
  return (
    <>
      <PageHeader title={t('new')} answers={t('newAnswers')} />
      <BeginForm suppliers={active} places={places} supplierId={firstValueOf(params.supplier)} />
    </>
  );
}
