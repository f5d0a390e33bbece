import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { firstValueOf, type ListParams } from '#components/table/list-location.ts';
import { type ListView, ViewTabs } from '#components/table/view-tabs.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { countWork } from '#domains/fulfilment/picking/count-work.ts';
import { WORK_STAGES } from '#domains/fulfilment/picking/input.ts';
import { listWorkPlaces } from '#domains/fulfilment/picking/list-work-places.ts';
import { can } from '#domains/team/can.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { isId } from '#lib/ids.ts';
import { PickupStage } from '../pickup/pickup-stage.tsx';
import { PLACE_COOKIE } from '../place-cookie.ts';
import { PlaceChoice } from './place-choice.tsx';
import { HandOverStage, PackStage, PickStage } from './stages.tsx';

const STAGES = [...WORK_STAGES, 'pickup'] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('fulfilment'))('title') };
}

/** The work of one place: to pick, to pack, to hand over to carriers and to customers. */
export default async function FulfilmentPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, session, params, jar] = await Promise.all([
    getTranslations('fulfilment'),
    requireSession(),
    searchParams,
    cookies(),
  ]);
  const { ctx, prefs } = session;
  if (!can(ctx.actor, 'fulfilment.read')) return <EmptyState kind="no-permission" />;
  const places = await listWorkPlaces(ctx);
  const asked = firstValueOf(params.location) ?? jar.get(PLACE_COOKIE)?.value;
  const place = places.find(({ id }) => id === asked) ?? places[0];
  if (!place) {
    return <EmptyState kind="nothing-yet" title={t('empty.place.title')} hint={t('empty.place.hint')} />;
  }
  const counts = await countWork(ctx, place.id);
  const stage = STAGES.find((one) => one === firstValueOf(params.stage)) ?? 'pick';
  const numbers = {
    pick: counts.pick,
    pack: counts.pack,
    'hand-over': counts.handOver,
    pickup: counts.pickup,
  };
  const views = STAGES.map(
    (one): ListView => ({
      id: one,
      name: `${t(`stage.${one}`)} ${formatNumber(numbers[one], prefs)}`,
      href: `/fulfilment?location=${place.id}&stage=${one}`,
      isCurrent: one === stage,
    }),
  );
  const after = firstValueOf(params.after);
  const props = { session, place, after: after && (isId(after) || /^\d+$/.test(after)) ? after : undefined };
  return (
    <>
      <RefreshOn topics={after ? [] : ['order', 'pick', 'stock']} />
      <PageHeader
        title={t('title')}
        answers={t('answers')}
        action={<PlaceChoice places={places} current={place.id} />}
      />
      <ViewTabs views={views} />
      {stage === 'pick' ? <PickStage {...props} /> : null}
      {stage === 'pack' ? <PackStage {...props} /> : null}
      {stage === 'hand-over' ? <HandOverStage {...props} /> : null}
      {stage === 'pickup' ? <PickupStage {...props} /> : null}
    </>
  );
}
