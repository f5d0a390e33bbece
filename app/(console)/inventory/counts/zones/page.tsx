import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Count } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { listPlaces } from '#domains/inventory/list-places.ts';
import { listZones } from '#domains/inventory/places/list-zones.ts';
import { can } from '#domains/team/can.ts';
import { ZonesForm } from './zones-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('stock-work.count'))('zones.title') };
}

/** In which zone and bin of a place goods lie: what is known, and how more is said. */
export default async function ZonesPage() {
  const [t, { ctx, prefs }] = await Promise.all([getTranslations('stock-work.count'), requireSession()]);
  if (!can(ctx.actor, 'stock.read')) return <EmptyState kind="no-permission" />;
  const [places, zones] = await Promise.all([listPlaces(ctx), listZones(ctx)]);
  const selling = places.filter((place) => place.sells);
  return (
    <>
      <PageHeader title={t('zones.title')} answers={t('zones.answers')} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {can(ctx.actor, 'stock.set-safety') ? (
          <ZonesForm places={selling.map(({ id, name }) => ({ value: id, label: name }))} />
        ) : null}
        <Panel title={t('zones.known')}>
          {zones.length === 0 ? <p className="text-quiet">{t('zones.none')}</p> : null}
          <ul className="flex flex-col gap-1">
            {zones.map(({ locationId, zone, goods }) => (
              <li key={`${locationId} ${zone}`} className="flex justify-between gap-3">
                <span>
                  <UserText>{selling.find((place) => place.id === locationId)?.name ?? ''}</UserText>
                  {' · '}
                  <UserText className="font-medium">{zone}</UserText>
                </span>
                <Count value={goods} prefs={prefs} />
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </>
  );
}
