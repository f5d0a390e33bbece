'use client';

import { useTranslations } from 'next-intl';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import type { ForecastRun } from '#domains/planning/runs/get-forecast-run.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { RunOutcome } from '../../_parts/run-outcome.tsx';
import { RunProgress } from '../../_parts/run-progress.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { stopForecast, updateForecasts } from './actions.ts';

/** Has all demand forecast anew. */
export function UpdateButton({ isBusy }: { isBusy: boolean }) {
  const t = useTranslations('planning.run');
  const { run, isPending, failure } = useAction(updateForecasts, () => void notify(t('started')));
  return (
    <>
      <Button disabled={isBusy || isPending} onClick={() => run(null)}>
        {t('start')}
      </Button>
      <FailureNote failure={failure} />
    </>
  );
}

type Run = Pick<ForecastRun, 'id' | 'status' | 'variantsDone' | 'variantsTotal' | 'seriesDone' | 'problem'>;

/** How far the forecast is, with a way to stop it; what became of the last one, where that was not well. */
export function RunBar({ run, mayStop }: { run: Run; mayStop: boolean }) {
  const t = useTranslations('planning.run');
  const prefs = usePrefs();
  const { run: stop, isPending, failure } = useAction(stopForecast, () => void notify(t('stopped')));
  if (run.status === 'done') return null;
  if (run.status === 'cancelled' || run.status === 'failed') {
    const words = { cancelled: t('cancelled'), failed: t('failed') };
    return (
      <Frame>
        <RunOutcome status={run.status} problem={run.problem} words={words} />
      </Frame>
    );
  }
  const text =
    run.status === 'waiting'
      ? t('waiting')
      : t('progress', {
          done: formatNumber(run.variantsDone, prefs),
          total: formatNumber(run.variantsTotal, prefs),
          series: formatNumber(run.seriesDone, prefs),
        });
  return (
    <Frame>
      <RunProgress label={t('label')} done={run.variantsDone} total={run.variantsTotal} text={text}>
        {mayStop ? (
          <Button size="small" disabled={isPending} onClick={() => stop({ runId: run.id })}>
            {t('stop')}
          </Button>
        ) : null}
      </RunProgress>
      <FailureNote failure={failure} />
    </Frame>
  );
}

function Frame({ children }: { children: React.ReactNode }) {
  return (
    <div data-no-print className="mb-4 flex flex-col gap-2">
      {children}
    </div>
  );
}
