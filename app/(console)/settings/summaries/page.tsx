import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Time } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { getMyChoice } from '#domains/alerts/summaries/choices.ts';
import { can } from '#domains/team/can.ts';
import { ChoiceForm } from './choice-form.tsx';
import { SendNow } from './send-now.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('alerts.choices'))('title') };
}

/** Which summaries one gets by mail oneself, and when. */
export default async function SummariesPage() {
  const [t, tPlace, { ctx, prefs }] = await Promise.all([
    getTranslations('alerts.choices'),
    getTranslations('settings.place.summaries'),
    requireSession(),
  ]);
  if (!can(ctx.actor, 'self.write')) return <EmptyState kind="no-permission" />;
  const { choice, lastSentAt } = await getMyChoice(ctx);
  return (
    <div className="max-w-4xl">
      <PageHeader title={tPlace('name')} answers={tPlace('answers')} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Panel title={t('title')}>
          <ChoiceForm choice={choice} hasStatement={can(ctx.actor, 'channel.figures')} />
        </Panel>
        <Panel title={t('sendNow')}>
          <SendNow hasStatement={can(ctx.actor, 'channel.figures')} />
          {lastSentAt ? (
            <p className="mt-3 text-sm text-quiet">
              {t('last')} <Time at={lastSentAt} prefs={prefs} />
            </p>
          ) : null}
        </Panel>
      </div>
    </div>
  );
}
