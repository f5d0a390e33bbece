import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { listPlaces } from '#domains/inventory/list-places.ts';
import { listZones } from '#domains/inventory/places/list-zones.ts';
import { can } from '#domains/team/can.ts';
import { BeginCountForm } from './begin-count-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('stock-work.count'))('new') };
}

/** The first step of a count: where, and what of it. */
export default async function NewCountPage() {
  const [t, { ctx }] = await Promise.all([getTranslations('stock-work.count'), requireSession()]);
  if (!can(ctx.actor, 'stock.count')) return <EmptyState kind="no-permission" />;
  const [places, zones] = await Promise.all([listPlaces(ctx), listZones(ctx)]);
  return (
    <>
      <PageHeader title={t('new')} answers={t('newAnswers')} />
      <BeginCountForm
        places={places.filter((place) => place.sells).map(({ id, name }) => ({ value: id, label: name }))}
        zones={zones}
      />
    </>
  );
}
