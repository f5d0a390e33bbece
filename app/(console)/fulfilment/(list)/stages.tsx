import { getTranslations } from 'next-intl/server';
import type { Session } from '#app/_server/session.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { listWaitingParcels } from '#domains/fulfilment/packing/list-waiting-parcels.ts';
import { listOpenWaves } from '#domains/fulfilment/picking/list-waves.ts';
import { listWork } from '#domains/fulfilment/picking/list-work.ts';
import { can } from '#domains/team/can.ts';
import { isId } from '#lib/ids.ts';
import { OpenWaves } from './open-waves.tsx';
import { ParcelCard } from './parcel-card.tsx';
import { PickForm } from './pick-form.tsx';
import { WorkCard } from './work-card.tsx';

/** What every stage is given: who looks, at which place, and from where on. */
export type StageProps = {
  session: Session;
  place: { id: string; name: string; handsOver: boolean };
  after?: string;
};

/** Orders whose goods lie on the shelves of this place, and the walks that go for them. */
export async function PickStage({ session: { ctx, prefs }, place, after }: StageProps) {
  const t = await getTranslations('fulfilment');
  const filter = { locationId: place.id, stage: 'pick' as const, ...(after && isId(after) ? { after } : {}) };
  const [work, waves] = await Promise.all([listWork(ctx, filter), listOpenWaves(ctx, place.id)]);
  const cards = work.rows.map((row) => ({ id: row.id, isFree: row.waveId === null, number: row.number }));
  return (
    <div className="flex flex-col gap-4">
      <OpenWaves waves={waves} now={ctx.now} prefs={prefs} />
      {work.rows.length === 0 ? (
        <EmptyState kind="nothing-yet" title={t('empty.pick.title')} hint={t('empty.pick.hint')} />
      ) : (
        <PickForm locationId={place.id} orders={cards} mayPick={can(ctx.actor, 'picking.write')}>
          {work.rows.map((row) => (
            <WorkCard key={row.id} row={row} prefs={prefs} />
          ))}
        </PickForm>
      )}
      <More after={work.after} stage="pick" locationId={place.id} />
    </div>
  );
}

/** Orders that are picked and not in parcels yet. */
export async function PackStage({ session: { ctx, prefs }, place, after }: StageProps) {
  const t = await getTranslations('fulfilment');
  const filter = { locationId: place.id, stage: 'pack' as const, ...(after && isId(after) ? { after } : {}) };
  const work = await listWork(ctx, filter);
  if (work.rows.length === 0) {
    return <EmptyState kind="nothing-yet" title={t('empty.pack.title')} hint={t('empty.pack.hint')} />;
  }
  return (
    <div className="flex flex-col gap-4">
      <ul aria-label={t('work.list')} className="flex flex-col gap-3">
        {work.rows.map((row) => (
          <li
            key={row.id}
            className="flex flex-wrap items-center gap-3 rounded-md border border-line bg-surface p-3"
          >
            <WorkCard row={row} prefs={prefs} isPacking />
            <LinkButton look="primary" href={`/fulfilment/pack/${row.id}?location=${place.id}`}>
              {t('work.pack')}
            </LinkButton>
          </li>
        ))}
      </ul>
      <More after={work.after} stage="pack" locationId={place.id} />
    </div>
  );
}

/** Parcels that wait for their carrier. */
export async function HandOverStage({ session: { ctx, prefs }, place, after }: StageProps) {
  const t = await getTranslations('fulfilment');
  const page = await listWaitingParcels(ctx, {
    locationId: place.id,
    after: after && /^\d+$/.test(after) ? Number(after) : 0,
  });
  if (page.rows.length === 0) {
    return (
      <EmptyState kind="nothing-yet" title={t('empty.hand-over.title')} hint={t('empty.hand-over.hint')} />
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <ul aria-label={t('parcel.title')} className="flex flex-col gap-3">
        {page.rows.map((row) => (
          <ParcelCard key={row.id} row={row} prefs={prefs} mayPack={can(ctx.actor, 'packing.write')} />
        ))}
      </ul>
      <More after={page.after === null ? null : String(page.after)} stage="hand-over" locationId={place.id} />
    </div>
  );
}

async function More({
  after,
  stage,
  locationId,
}: {
  after: string | null;
  stage: string;
  locationId: string;
}) {
  const t = await getTranslations('fulfilment');
  if (after === null) return null;
  return (
    <LinkButton
      className="self-center"
      href={`/fulfilment?location=${locationId}&stage=${stage}&after=${after}`}
    >
      {t('work.more')}
    </LinkButton>
  );
}
