import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { listPlaces } from '#domains/inventory/list-places.ts';
import { can } from '#domains/team/can.ts';
import { BeginForm } from './begin-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('stock-work.transfer'))('new') };
}

/** The first step of a transfer: from where, and where to. */
export default async function NewTransferPage() {
  const [t, { ctx }] = await Promise.all([getTranslations('stock-work.transfer'), requireSession()]);
  if (!can(ctx.actor, 'stock.move')) return <EmptyState kind="no-permission" />;
  const places = (await listPlaces(ctx)).filter((place) => place.sells);
  if (places.length < 2) {
    return (
      <EmptyState
        kind="nothing-yet"
        title={t('onePlace.title')}
        hint={t('onePlace.hint')}
        action={<LinkButton href="/settings/locations">{t('onePlace.action')}</LinkButton>}
      />
    );
  }
  return (
    <>
      <PageHeader title={t('new')} answers={t('newAnswers')} />
      <BeginForm places={places.map(({ id, name }) => ({ value: id, label: name }))} />
    </>
  );
}
