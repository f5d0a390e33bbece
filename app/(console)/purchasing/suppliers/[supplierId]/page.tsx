import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { FilterBar } from '#components/table/filter-bar.tsx';
import { firstValueOf, type ListParams } from '#components/table/list-location.ts';
import { Pager } from '#components/table/pager.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { getSupplier } from '#domains/purchasing/suppliers/get-supplier.ts';
import { listSupplierItems } from '#domains/purchasing/suppliers/list-supplier-items.ts';
import { can } from '#domains/team/can.ts';
import { EditSupplierButton } from '../supplier-form.tsx';
import { AddItemButton } from './item-form.tsx';
import { ItemTable } from './item-table.tsx';
import { SupplierFacts } from './supplier-facts.tsx';

const MOST_LETTERS = 200;

type Props = { params: Promise<{ supplierId: string }>; searchParams: Promise<ListParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('purchasing'))('supplier.one') };
}

/** One supplier: how to reach it, what it promises and keeps, and what it sells us. */
export default async function SupplierPage({ params, searchParams }: Props) {
  const [t, { ctx, prefs }, { supplierId }, asked] = await Promise.all([
    getTranslations('purchasing'),
    requireSession(),
    params,
    searchParams,
  ]);
  if (!can(ctx.actor, 'purchase.read')) return <EmptyState kind="no-permission" />;
  const supplier = await getSupplier(ctx, supplierId);
  if (!supplier) notFound();
  const short = (name: string) => firstValueOf(asked[name])?.slice(0, MOST_LETTERS);
  const page = await listSupplierItems(ctx, { supplierId, search: short('q') ?? '', after: short('after') });
  const location = { pathname: `/purchasing/suppliers/${supplierId}`, params: asked };
  const mayWrite = can(ctx.actor, 'purchase.write');
  return (
    <>
      <RefreshOn topics={['purchase']} />
      <PageHeader
        title={
          <span className="inline-flex items-center gap-2">
            <UserText>{supplier.name}</UserText>
            {supplier.isActive ? null : <Badge>{t('supplier.off')}</Badge>}
          </span>
        }
        answers={t('supplier.oneAnswers')}
        action={
          <>
            <LinkButton href={`/purchasing?supplier=${supplier.id}`}>{t('supplier.orders')}</LinkButton>
            {mayWrite ? <EditSupplierButton supplier={supplier} /> : null}
            {mayWrite && supplier.isActive ? (
              <LinkButton look="primary" href={`/purchasing/new?supplier=${supplier.id}`}>
                {t('new')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <SupplierFacts supplier={supplier} prefs={prefs} />
      <section aria-label={t('item.title')} className="mt-6 min-w-0">
        <div className="mb-2 flex min-h-9 items-center justify-between gap-3">
          <h2 className="font-medium">{t('item.title')}</h2>
          {mayWrite ? <AddItemButton supplierId={supplier.id} currency={supplier.currency} /> : null}
        </div>
        <FilterBar searchLabel={t('item.search')} filters={[]} />
        <ItemTable
          rows={page.rows}
          supplier={supplier}
          location={location}
          rights={{ mayWrite, seesCost: can(ctx.actor, 'cost.read') }}
          prefs={prefs}
        />
        <Pager location={location} after={page.after} />
      </section>
    </>
  );
}
