'use client';

import { useTranslations } from 'next-intl';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import type { FailedJob } from '#domains/analytics/list-jobs.ts';
import { formatRelative } from '#lib/format/format-date.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { ToldReason } from '../../_parts/told-reason.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { tryJobAgain } from '../actions.ts';
import { asQueue } from './queues.ts';

type Props = { jobs: readonly FailedJob[]; mayRetry: boolean; now: Date };

/** What was tried as often as it may be, with the last reason; each can be tried once more. */
export function FailedJobs({ jobs, mayRetry, now }: Props) {
  const t = useTranslations('settings.job');
  const prefs = usePrefs();
  const { run: submit, isPending, failure } = useAction(tryJobAgain, () => void notify(t('retried')));
  return (
    <>
      <FailureNote failure={failure} />
      <ul className="flex flex-col">
        {jobs.map((job) => (
          <li
            key={job.id}
            className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 border-b border-line py-2.5 last:border-b-0"
          >
            <div className="min-w-0 flex-1">
              <p className="font-medium">{t(`queue.${asQueue(job.queue)}`)}</p>
              <p>
                <ToldReason reason={job.reason ?? t('noReason')} facts={job.facts} prefs={prefs} />
              </p>
              <p className="text-sm text-quiet">
                {job.failedAt ? formatRelative(job.failedAt, now, prefs) : ''} ·{' '}
                {t('attempts', { count: job.attempts })}
              </p>
              <details className="mt-1 text-sm">
                <summary className="cursor-pointer text-quiet">{t('data')}</summary>
                <pre dir="ltr" className="mt-1 font-mono break-all whitespace-pre-wrap">
                  {JSON.stringify(job.data, null, 2)}
                </pre>
              </details>
            </div>
            {mayRetry ? (
              <Button
                disabled={isPending}
                onClick={() => submit({ queue: asQueue(job.queue), jobId: job.id })}
              >
                {t('retry')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}
