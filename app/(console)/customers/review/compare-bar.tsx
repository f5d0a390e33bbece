'use client';

import { useTranslations } from 'next-intl';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import type { LinkRun } from '#domains/customers/linking/get-link-run.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { RunProgress } from '../../_parts/run-progress.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { compareAll, stopComparing } from './actions.ts';

const ignore = () => undefined;

/** Has all customers compared. */
export function CompareButton({ isBusy }: { isBusy: boolean }) {
  const t = useTranslations('identity.run');
  const { run, isPending, failure } = useAction(compareAll, ignore);
  return (
    <>
      <Button disabled={isBusy || isPending} onClick={() => run({})}>
        {t('start')}
      </Button>
      <FailureNote failure={failure} />
    </>
  );
}

/** How far the comparison is, with a way to stop it; what came of the last one. */
export function CompareBar({ run, mayStop }: { run: LinkRun | null; mayStop: boolean }) {
  const t = useTranslations('identity.run');
  const prefs = usePrefs();
  const { run: stop, isPending, failure } = useAction(stopComparing, ignore);
  if (!run) return <p className="text-quiet">{t('never')}</p>;
  if (run.status !== 'waiting' && run.status !== 'running')
    return <p className="text-quiet">{tellEnd(run, t)}</p>;
  const counts = { done: formatNumber(run.stepDone, prefs), total: formatNumber(run.stepTotal, prefs) };
  const text = run.status === 'waiting' || !run.step ? t('waiting') : t(run.step, counts);
  return (
    <RunProgress label={t('title')} done={run.stepDone} total={run.stepTotal} text={text}>
      {mayStop ? (
        <Button size="small" disabled={isPending} onClick={() => stop({ runId: run.id })}>
          {t('stop')}
        </Button>
      ) : null}
      <FailureNote failure={failure} />
    </RunProgress>
  );
}

function tellEnd(run: LinkRun, t: ReturnType<typeof useTranslations<'identity.run'>>): string {
  if (run.status === 'cancelled') return t('cancelled');
  if (run.status === 'failed') return t('failed', { problem: run.problem ?? '' });
  return t('done', { people: run.people, linked: run.linked, asked: run.toReview });
}
