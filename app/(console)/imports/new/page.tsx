import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { firstValueOf, type ListParams } from '#components/table/list-location.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { listChannels } from '#domains/channels/list-channels.ts';
import { PRESET_NAMES } from '#domains/imports/presets.ts';
import { listPlaces } from '#domains/inventory/list-places.ts';
import { can } from '#domains/team/can.ts';
import { UploadForm } from './upload-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('imports.new');
  return { title: t('title') };
}

/** Chooses a file and says what it holds. */
export default async function NewImportPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, { ctx }, search] = await Promise.all([
    getTranslations('imports.new'),
    requireSession(),
    searchParams,
  ]);
  if (!can(ctx.actor, 'import.run')) return <EmptyState kind="no-permission" />;
  const [channels, locations] = await Promise.all([listChannels(ctx), listPlaces(ctx)]);
  return (
    <>
      <PageHeader title={t('title')} answers={t('answers')} />
      <UploadForm
        channels={channels.map(({ slug, name }) => ({ value: slug, label: name }))}
        locations={locations.map(({ code, name }) => ({ value: code, label: name }))}
        presets={PRESET_NAMES}
        kind={firstValueOf(search.kind)}
      />
    </>
  );
}
