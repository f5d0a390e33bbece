import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { ENOUGH_LENGTHS } from '#domains/analytics/effort/rule/effort-minutes.ts';
import { getEffortRules } from '#domains/analytics/effort/settings/get-rules.ts';
import { can } from '#domains/team/can.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { CountingNote } from '../counting-note.tsx';
import { LearnedPanel } from './learned-panel.tsx';
import { RuleFields } from './rule-fields.tsx';
import { RuleHistory } from './rule-history.tsx';
import { RulesForm } from './rules-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('effort-rules'))('title') };
}

/** What counts as lost time and how much, with its reasons, its effect and what counted before. */
export default async function EffortRulesPage() {
  const [t, tEffort, { ctx, prefs }] = await Promise.all([
    getTranslations('effort-rules'),
    getTranslations('effort'),
    requireSession(),
  ]);
  if (!can(ctx.actor, 'channel.figures')) return <EmptyState kind="no-permission" />;
  const { version, rules, versions, learned, progress } = await getEffortRules(ctx);
  const mayChange = can(ctx.actor, 'settings.write');
  return (
    <div className="flex max-w-5xl flex-col gap-4">
      <PageHeader
        title={t('title')}
        answers={t('answers')}
        action={<LinkButton href="/channels/effort">{tEffort('title')}</LinkButton>}
      />
      <CountingNote progress={progress} prefs={prefs} />
      <Panel title={version === 0 ? t('title') : t('version', { version: formatNumber(version, prefs) })}>
        {version === 0 ? <p className="mb-4 text-quiet">{t('first')}</p> : null}
        {mayChange ? null : <p className="mb-4 text-quiet">{t('ownerOnly')}</p>}
        <fieldset disabled={!mayChange} className="min-w-0">
          <RulesForm
            key={version}
            version={version}
            words={{
              preview: t('preview'),
              save: t('save'),
              saved: t('saved'),
              title: t('previewTitle'),
              channel: tEffort('column.channel'),
              orders: tEffort('column.orders'),
              now: t('previewNow'),
              tried: t('previewThen'),
            }}
          >
            <RuleFields rules={rules} least={ENOUGH_LENGTHS} prefs={prefs} />
          </RulesForm>
        </fieldset>
      </Panel>
      <LearnedPanel learned={learned} least={ENOUGH_LENGTHS} prefs={prefs} />
      <RuleHistory versions={versions} prefs={prefs} />
    </div>
  );
}
