import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { listOpenAlerts, listPastAlerts, listRules } from '#domains/alerts/list-alerts.ts';
import { can } from '#domains/team/can.ts';
import { ChannelNav } from '../channel-nav.tsx';
import { OpenAlerts, PastAlerts } from './alert-lists.tsx';
import { readChoices } from './read-choices.ts';
import { AddRuleButton } from './rule-buttons.tsx';
import { RuleList } from './rule-list.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('alerts'))('title') };
}

/** What is out of the ordinary now, what is watched, and what was. */
export default async function AlertsPage() {
  const [t, session] = await Promise.all([getTranslations('alerts'), requireSession()]);
  const { ctx, prefs, business } = session;
  if (!can(ctx.actor, 'alert.read')) return <EmptyState kind="no-permission" />;
  const mayWrite = can(ctx.actor, 'alert.write');
  const [open, past, rules, choices] = await Promise.all([
    listOpenAlerts(ctx),
    listPastAlerts(ctx),
    listRules(ctx),
    mayWrite ? readChoices(session) : null,
  ]);
  const reader = { prefs, currency: business.reportingCurrency };
  return (
    <>
      <RefreshOn topics={['alert']} />
      <PageHeader
        title={t('title')}
        answers={t('answers')}
        action={choices ? <AddRuleButton choices={choices} /> : null}
      />
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
            <RuleList rules={rules} reader={reader} now={ctx.now} choices={choices} />
          )}
        </Panel>
        <Panel title={t('history.title')}>
          {past.length === 0 ? (
            <p className="text-quiet">{t('history.none')}</p>
          ) : (
            <PastAlerts alerts={past} reader={reader} />
          )}
        </Panel>
      </div>
    </>
  );
}
