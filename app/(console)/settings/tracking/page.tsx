import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { firstValueOf, type ListParams } from '#components/table/list-location.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { listChannels } from '#domains/channels/list-channels.ts';
import { listRejects } from '#domains/marketing/tracking/list-rejects.ts';
import { listSources, readIntake } from '#domains/marketing/tracking/sources/list-sources.ts';
import { can } from '#domains/team/can.ts';
import { AddSourceButton } from './add-source-button.tsx';
import { IntakeStateRow } from './intake-state.tsx';
import { RepairTable } from './repair-table.tsx';
import { SourceList } from './source-list.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.place.tracking'))('name') };
}

/** The websites and apps that tell of touches, what came in, and what waits for repair. */
export default async function TrackingPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, tPlace, { ctx, prefs }, params, asked] = await Promise.all([
    getTranslations('tracking'),
    getTranslations('settings.place.tracking'),
    requireSession(),
    searchParams,
    headers(),
  ]);
  if (!can(ctx.actor, 'tracking.read')) return <EmptyState kind="no-permission" />;
  const before = Number(firstValueOf(params.after));
  const [sources, intake, rejects, channels] = await Promise.all([
    listSources(ctx),
    readIntake(ctx),
    listRejects(ctx, { before: Number.isSafeInteger(before) && before > 0 ? before : undefined }),
    listChannels(ctx),
  ]);
  const mayWrite = can(ctx.actor, 'tracking.write');
  // Websites and apps come first: most sources are one.
  const ranked = channels.filter((one) => one.isActive).toSorted((a, b) => rankOf(a.kind) - rankOf(b.kind));
  const choices = ranked.map(({ id, name }) => ({ value: id, label: name }));
  const add = mayWrite ? <AddSourceButton channels={choices} /> : null;
  const location = { pathname: '/settings/tracking', params };
  return (
    <>
      <PageHeader title={tPlace('name')} answers={tPlace('answers')} action={add} />
      {sources.length === 0 ? (
        <EmptyState kind="nothing-yet" title={t('none')} hint={t('noneHint')} />
      ) : (
        <div className="flex flex-col gap-6">
          <Panel title={t('state.title')}>
            <IntakeStateRow intake={intake} now={ctx.now} prefs={prefs} />
          </Panel>
          <Panel title={t('list')}>
            <SourceList sources={sources} mayWrite={mayWrite} host={hostOf(asked)} />
          </Panel>
          <div>
            <h2 className="mb-2 font-medium">{t('repair.title')}</h2>
            <RepairTable page={rejects} location={location} mayWrite={mayWrite} now={ctx.now} prefs={prefs} />
          </div>
        </div>
      )}
    </>
  );
}

const FIRST_KINDS = ['web', 'app'];

function rankOf(kind: string): number {
  const rank = FIRST_KINDS.indexOf(kind);
  return rank < 0 ? FIRST_KINDS.length : rank;
}

/** Where clients send to: the address by which the reader came here. */
function hostOf(asked: Headers): string {
  const host = asked.get('x-forwarded-host') ?? asked.get('host') ?? 'localhost';
  return `${asked.get('x-forwarded-proto') === 'https' ? 'https' : 'http'}://${host}`;
}
