import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import type { ListParams } from '#components/table/list-location.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { listOpenFindings } from '#domains/analytics/effort/walks/list-findings.ts';
import { listWalkedChannels, listWalks } from '#domains/analytics/effort/walks/list-walks.ts';
import { can } from '#domains/team/can.ts';
import { dayIn } from '#lib/time.ts';
import { ChannelNav } from '../channel-nav.tsx';
import { FindingList } from './finding-list.tsx';
import { WalkStarter } from './walk-starter.tsx';
import { WalkTable } from './walk-table.tsx';
import { WALK_TEMPLATES } from './walk-templates.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('effort.walk'))('title') };
}

/** Test purchases: what is gone through in each channel, what was found, and what is still to be put right. */
export default async function WalksPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, tStep, { ctx, prefs, business }, params] = await Promise.all([
    getTranslations('effort.walk'),
    getTranslations('effort.template'),
    requireSession(),
    searchParams,
  ]);
  if (!can(ctx.actor, 'walk.read')) return <EmptyState kind="no-permission" />;
  const mayWrite = can(ctx.actor, 'walk.write');
  const [walks, findings, channels] = await Promise.all([
    listWalks(ctx),
    listOpenFindings(ctx),
    listWalkedChannels(ctx),
  ]);
  const templateOf = (kind: string) =>
    (WALK_TEMPLATES[kind] ?? []).map((key) => ({ title: tStep(`${key}.title`), look: tStep(`${key}.look`) }));
  return (
    <>
      <PageHeader
        title={t('title')}
        answers={t('answers')}
        action={<LinkButton href="/channels/effort">{t('back')}</LinkButton>}
      />
      <ChannelNav here="effort" />
      <div className="flex flex-col gap-6">
        {findings.length > 0 ? (
          <Panel title={t('openFindings')}>
            <FindingList findings={findings} mayWrite={mayWrite} prefs={prefs} linksToWalk />
          </Panel>
        ) : null}
        {channels.length === 0 && walks.length === 0 ? (
          <EmptyState kind="nothing-yet" title={t('none.title')} hint={t('none.noChannel')} />
        ) : (
          <WalkTable rows={walks} location={{ pathname: '/channels/walks', params }} prefs={prefs} />
        )}
        {mayWrite && channels.length > 0 ? (
          <Panel title={t('start')}>
            <WalkStarter
              channels={channels.map(({ id, name, kind, steps }) => ({
                id,
                name,
                steps: steps ?? templateOf(kind),
              }))}
              today={dayIn(business.timeZone, ctx.now)}
            />
          </Panel>
        ) : null}
      </div>
    </>
  );
}
