import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { listOpenAlerts, listPastAlerts, listRules } from '#domains/alerts/list-alerts.ts';
import { metricKeys } from '#domains/analytics/board/compute-metrics.ts';
import { definitionOf } from '#domains/analytics/board/metric-definitions.ts';
import { listChannels } from '#domains/channels/list-channels.ts';
import { can } from '#domains/team/can.ts';
import { listTeam } from '#domains/team/list-team.ts';
import { ChannelNav } from '../channel-nav.tsx';
import { AddRuleButton } from './add-rule-button.tsx';
import { OpenAlerts, PastAlerts } from './alert-lists.tsx';
import { RuleList } from './rule-list.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('alerts'))('title') };
}

/** What is out of the ordinary now, what is watched, and what was. */
export default async function AlertsPage() {
  const [t, tMetrics, { ctx, prefs, user, business }] = await Promise.all([
    getTranslations('alerts'),
    getTranslations('metrics'),
    requireSession(),
  ]);
  if (!can(ctx.actor, 'alert.read')) return <EmptyState kind="no-permission" />;
  const mayWrite = can(ctx.actor, 'alert.write');
  const [open, past, rules, channels, { members }] = await Promise.all([
    listOpenAlerts(ctx),
    listPastAlerts(ctx),
    listRules(ctx),
    mayWrite ? listChannels(ctx) : [],
    can(ctx.actor, 'team.read') ? listTeam(ctx) : { members: [] },
  ]);
  const mayReadCosts = can(ctx.actor, 'cost.read');
  const metrics = metricKeys(mayReadCosts).map((value) => ({
    value,
    label: tMetrics(`${value}.name`),
    unit: definitionOf(value).unit,
  }));
  const people = members.filter((one) => !one.isDisabled).map(({ id, name }) => ({ value: id, label: name }));
  const add = (
    <AddRuleButton
      metrics={metrics}
      channels={channels.filter((one) => one.isActive).map(({ id, name }) => ({ value: id, label: name }))}
      people={people.length > 0 ? people : [{ value: user.id, label: user.name }]}
      me={user.id}
      currency={business.reportingCurrency}
    />
  );
  const reader = { prefs, currency: business.reportingCurrency };
  return (
    <>
      <RefreshOn topics={['alert']} />
      <PageHeader title={t('title')} answers={t('answers')} action={mayWrite ? add : null} />
      <ChannelNav here="alerts" />
      <div className="flex flex-col gap-6">
        <Panel title={t('open.title')}>
          {open.length === 0 ? (
            <EmptyState kind="nothing-yet" title={t('open.none')} hint={t('open.noneHint')} />
          ) : (
            <OpenAlerts alerts={open} reader={reader} now={ctx.now} mayWrite={mayWrite} />
          )}
        </Panel>
        <Panel title={t('rules.title')}>
          {rules.length === 0 ? (
            <EmptyState kind="nothing-yet" title={t('rules.none')} hint={t('rules.noneHint')} />
          ) : (
            <RuleList rules={rules} reader={reader} now={ctx.now} mayWrite={mayWrite} />
          )}
        </Panel>
        <Panel title={t('history.title')}>
          <PastAlerts alerts={past} reader={reader} />
        </Panel>
      </div>
    </>
  );
}
