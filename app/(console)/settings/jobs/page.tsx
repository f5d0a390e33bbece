import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Banner } from '#components/ui/banner.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Count, TimeAgo } from '#components/ui/figures.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { listJobs } from '#domains/analytics/list-jobs.ts';
import { readHealth } from '#domains/events/read-health.ts';
import { can } from '#domains/team/can.ts';
import { FailedJobs } from './failed-jobs.tsx';
import { asQueue } from './queues.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.place.jobs'))('name') };
}

/** What is done in the background, whether it keeps up, and what failed. */
export default async function JobsPage() {
  const [t, { ctx, prefs }] = await Promise.all([getTranslations('settings'), requireSession()]);
  if (!can(ctx.actor, 'job.read')) return <EmptyState kind="no-permission" />;
  const [{ queues, failed }, health] = await Promise.all([listJobs(ctx), readHealth(ctx.db, ctx.now)]);
  return (
    <div className="max-w-4xl">
      <PageHeader
        title={t('place.jobs.name')}
        answers={t('place.jobs.answers')}
        action={<LinkButton href="/settings/jobs">{t('job.lookAgain')}</LinkButton>}
      />
      <div className="flex flex-col gap-4">
        <Banner
          tone={health.worker.ok ? 'ok' : 'bad'}
          title={t(health.worker.ok ? 'job.workerWorks' : 'job.workerSilent')}
        >
          {health.worker.ok ? undefined : t('job.workerHint')}
        </Banner>
        <Panel title={t('job.failed')}>
          {failed.length === 0 ? (
            <p className="text-quiet">{t('job.noneFailed')}</p>
          ) : (
            <FailedJobs jobs={failed} mayRetry={can(ctx.actor, 'job.retry')} now={ctx.now} />
          )}
        </Panel>
        <Panel title={t('job.queues')}>
          <ul className="flex flex-col">
            {queues.map((state) => (
              <li
                key={state.queue}
                className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line py-2 last:border-b-0"
              >
                <span>{t(`job.queue.${asQueue(state.queue)}`)}</span>
                <span className="flex flex-wrap items-center gap-x-4 text-sm text-quiet">
                  <span>
                    {t('job.waiting')} <Count value={state.waiting} prefs={prefs} />
                  </span>
                  <span>
                    {t('job.running')} <Count value={state.running} prefs={prefs} />
                  </span>
                  {state.oldestWaitingAt ? (
                    <TimeAgo at={state.oldestWaitingAt} now={ctx.now} prefs={prefs} />
                  ) : null}
                  {state.failed > 0 ? (
                    <Badge tone="bad">
                      {t('job.failedCount')} <Count value={state.failed} prefs={prefs} />
                    </Badge>
                  ) : null}
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </div>
  );
}
