'use client';

import { useTranslations } from 'next-intl';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import type { PredictionRun } from '#domains/predictions/runs/get-prediction-run.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { RunOutcome } from '../../_parts/run-outcome.tsx';
import { RunProgress } from '../../_parts/run-progress.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { stopPredictions, updatePredictions } from './actions.ts';

/** Has all predictions made anew. */
export function UpdateButton({ isBusy }: { isBusy: boolean }) {
  const t = useTranslations('insights.run');
  const { run, isPending, failure } = useAction(updatePredictions, () => void notify(t('started')));
  return (
    <>
      <Button disabled={isBusy || isPending} onClick={() => run(null)}>
        {t('start')}
      </Button>
      <FailureNote failure={failure} />
    </>
  );
}

type Run = Pick<PredictionRun, 'id' | 'status' | 'customersDone' | 'customersTotal' | 'problem'>;

/** How far the run is, with a way to stop it; what became of the last one, where that was not well. */
export function RunBar({ run, mayStop }: { run: Run; mayStop: boolean }) {
  const t = useTranslations('insights.run');
  const prefs = usePrefs();
  const { run: stop, isPending, failure } = useAction(stopPredictions, () => void notify(t('stopped')));
  if (run.status === 'done') return null;
  if (run.status === 'cancelled' || run.status === 'failed') {
    const words = { cancelled: t('cancelled'), failed: t('failed') };
    return <RunOutcome status={run.status} problem={run.problem} words={words} />;
  }
  const isFitting = run.status === 'running' && run.customersTotal === 0;
  const counts = {
    done: formatNumber(run.customersDone, prefs),
    total: formatNumber(run.customersTotal, prefs),
  };
  return (
    <RunProgress
      label={t('label')}
      done={run.customersDone}
      total={run.customersTotal}
      text={run.status === 'waiting' ? t('waiting') : isFitting ? t('fitting') : t('progress', counts)}
    >
      {mayStop ? (
        <Button size="small" disabled={isPending} onClick={() => stop({ runId: run.id })}>
          {t('stop')}
        </Button>
      ) : null}
      <FailureNote failure={failure} />
    </RunProgress>
  );
}
