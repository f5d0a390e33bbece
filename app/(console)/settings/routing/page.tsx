import { isDeepStrictEqual } from 'node:util';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { getLastReplay, type Replay } from '#domains/fulfilment/replay/get-replay.ts';
import { getRouting, type Routing } from '#domains/fulfilment/routing/versions/get-routing.ts';
import { can } from '#domains/team/can.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { BeginDraftButton, DraftPanel } from './draft-panel.tsx';
import { RulesInWords } from './rules-in-words.tsx';
import { TrialPanel } from './trial-panel.tsx';
import { TrialReport } from './trial-report.tsx';
import { VersionList } from './version-list.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('routing'))('title') };
}

/** By which rules orders are given to places, what others would have done, and what held before. */
export default async function RoutingPage() {
  const [t, { ctx, prefs }] = await Promise.all([getTranslations('routing'), requireSession()]);
  if (!can(ctx.actor, 'routing.read')) return <EmptyState kind="no-permission" />;
  const [routing, last] = await Promise.all([getRouting(ctx), getLastReplay(ctx)]);
  const mayWrite = can(ctx.actor, 'routing.write');
  const { live, draft, versions, currency } = routing;
  return (
    <div className="flex max-w-4xl flex-col gap-4">
      <RefreshOn topics={['settings']} />
      <PageHeader
        title={t('title')}
        answers={t('answers')}
        action={
          <span className="flex flex-wrap gap-2">
            <LinkButton href="/settings/routing/tariffs">{t('tariff.title')}</LinkButton>
            <LinkButton href="/settings/routing/waiting">{t('waiting.title')}</LinkButton>
          </span>
        }
      />
      <Panel
        title={
          live.version > 0
            ? `${t('live.title')} · ${t('version', { version: formatNumber(live.version, prefs) })}`
            : t('live.title')
        }
      >
        <div className="flex flex-col gap-4">
          {live.version === 0 ? <p className="text-quiet">{t('live.first')}</p> : null}
          <RulesInWords rules={live.rules} currency={currency} prefs={prefs} />
          {mayWrite && !draft ? <BeginDraftButton rules={live.rules} /> : null}
        </div>
      </Panel>
      {mayWrite && draft ? (
        <>
          <DraftPanel draft={draft} currency={currency} />
          <TrialPanel rules={draft.rules} last={last ? stateOf(last) : null}>
            <LastTrial last={last} routing={routing} prefs={prefs} />
          </TrialPanel>
        </>
      ) : null}
      <Panel title={t('history.title')}>
        <VersionList versions={versions} currency={currency} mayWrite={mayWrite} />
      </Panel>
    </div>
  );
}

async function LastTrial(props: { last: Replay | undefined; routing: Routing; prefs: Prefs }) {
  const { last, routing, prefs } = props;
  const t = await getTranslations('routing.trial');
  if (!last?.report) return null;
  if (last.report.orders === 0) return <p>{t('none')}</p>;
  const isOther = !isDeepStrictEqual(last.rules, routing.draft?.rules);
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm text-quiet">
        <bdi>{t('by', { who: last.madeBy, days: formatNumber(last.days, prefs) })}</bdi>
      </p>
      {isOther ? <p className="text-warn">{t('other')}</p> : null}
      <TrialReport report={last.report} places={routing.places} currency={routing.currency} prefs={prefs} />
    </div>
  );
}

function stateOf({ id, status, ordersDone, ordersTotal }: Replay) {
  return { id, status, ordersDone, ordersTotal };
}
