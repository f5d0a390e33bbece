import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Time } from '#components/ui/figures.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { findRule } from '#domains/alerts/find-rule.ts';
import { sayRule } from '#domains/alerts/letters/say-alert.ts';
import { listRules } from '#domains/alerts/list-alerts.ts';
import { can } from '#domains/team/can.ts';
import { PastAlerts } from '../alert-lists.tsx';
import { readChoices } from '../read-choices.ts';
import { EditRuleButton } from '../rule-buttons.tsx';

type Props = { params: Promise<{ ruleId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('alerts.rule'))('title') };
}

/** One rule: how it is written and was before, and what it found, each with its rows and why it is over. */
export default async function RulePage({ params }: Props) {
  const [t, session, { ruleId }] = await Promise.all([getTranslations('alerts'), requireSession(), params]);
  const { ctx, prefs, business } = session;
  if (!can(ctx.actor, 'alert.read')) return <EmptyState kind="no-permission" />;
  const [file, rules] = await Promise.all([findRule(ctx, ruleId), listRules(ctx)]);
  if (!file) notFound();
  const reader = { prefs, currency: business.reportingCurrency };
  const current = can(ctx.actor, 'alert.write') ? rules.find(({ id }) => id === ruleId) : undefined;
  return (
    <>
      <RefreshOn topics={['alert']} />
      <PageHeader
        title={t('rule.title')}
        answers={sayRule(file.versions[0], reader)}
        action={
          <>
            {current ? (
              <EditRuleButton rule={current} choices={await readChoices(session)} size="medium" />
            ) : null}
            <LinkButton href="/channels/alerts">{t('rule.back')}</LinkButton>
          </>
        }
      />
      <div className="flex flex-col gap-6">
        <Panel title={t('rule.found')}>
          {file.alerts.length === 0 ? (
            <p className="text-quiet">{t('rule.foundNone')}</p>
          ) : (
            <PastAlerts alerts={file.alerts} reader={reader} isOfOneRule />
          )}
        </Panel>
        <Panel title={t('rule.versions')}>
          <ol className="-my-2 divide-y divide-line">
            {file.versions.map((version, at) => (
              <li key={version.version} className="py-2">
                <p className="[overflow-wrap:anywhere]">{sayRule(version, reader)}</p>
                <p className="flex flex-wrap items-center gap-x-2 text-sm text-quiet">
                  {at === 0 ? (
                    <Badge tone={file.isActive ? 'ok' : 'neutral'}>
                      {t(file.isActive ? 'rule.now' : 'rule.gone')}
                    </Badge>
                  ) : null}
                  <span>{t('rule.cooldown', { hours: version.cooldownHours })}</span>
                  <span>
                    <Time at={version.writtenAt} prefs={prefs} /> {t('rule.by')}{' '}
                    <bdi>{version.writtenBy}</bdi>
                  </span>
                </p>
              </li>
            ))}
          </ol>
        </Panel>
      </div>
    </>
  );
}
