import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { listLocations } from '#domains/fulfilment/list-locations.ts';
import { getBusiness } from '#domains/settings/get-business.ts';
import { can } from '#domains/team/can.ts';
import { AddLocationButton } from './location-form.tsx';
import { LocationList } from './location-list.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.place.locations'))('name') };
}

/** Where stock lies, what each place does, and in which order they are asked. */
export default async function LocationsPage() {
  const [t, { ctx }] = await Promise.all([getTranslations('settings'), requireSession()]);
  if (!can(ctx.actor, 'location.read')) return <EmptyState kind="no-permission" />;
  const [rows, { reportingCurrency: currency }] = await Promise.all([
    listLocations(ctx),
    getBusiness(ctx.db),
  ]);
  const mayWrite = can(ctx.actor, 'location.write');
  const add = mayWrite ? <AddLocationButton currency={currency} /> : null;
  return (
    <div className="max-w-4xl">
      <RefreshOn topics={['settings']} />
      <PageHeader
        title={t('place.locations.name')}
        answers={t('place.locations.answers')}
        action={rows.length > 0 ? add : null}
      />
      {rows.length > 0 ? (
        <Panel title={t('location.list')}>
          <LocationList rows={rows} mayWrite={mayWrite} currency={currency} />
        </Panel>
      ) : (
        <EmptyState
          kind="nothing-yet"
          title={t('location.none')}
          hint={t('location.noneHint')}
          action={add}
        />
      )}
    </div>
  );
}
