'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { readJson } from '#components/shell/read-json.ts';
import { useLiveData } from '#components/shell/use-live-data.ts';
import { Button } from '#components/ui/button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { Progress } from '#components/ui/progress.tsx';
import { notify } from '#components/ui/toast.ts';
import type { ImportStatus } from '#domains/imports/read-batch.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { stop } from './actions.ts';

const EVERY_MS = 1_000;

/** What the server says of an import under way. */
export type ImportState = { status: ImportStatus; rowsDone: number; rowsTotal: number | null };

type Props = { importId: string; first: ImportState; mayStop: boolean };

/** How far an import is, from the database, so that it survives a reload; when it ends the page is read again. */
export function ProgressPanel({ importId, first, mayStop }: Props) {
  const t = useTranslations('imports');
  const prefs = usePrefs();
  const router = useRouter();
  const { run, isPending, failure } = useAction(stop, () => notify(t('toast.stopped')));
  const { data = first } = useLiveData({
    key: importId,
    read: (signal) => readJson<ImportState>(`/api/imports/${importId}`, { signal }),
    first,
    everyMs: EVERY_MS,
  });
  const { status, rowsDone, rowsTotal } = data;

  useEffect(() => {
    if (status !== first.status) router.refresh();
  }, [status, first.status, router]);

  const titles: Partial<Record<ImportStatus, string>> = {
    checking: t('check.running'),
    undoing: t('run.undoing'),
  };
  const title = titles[status] ?? t('run.title');
  const done = formatNumber(rowsDone, prefs);
  const text =
    rowsTotal === null
      ? t('rows', { count: rowsDone })
      : t('progress', { done, total: formatNumber(rowsTotal, prefs) });
  return (
    <Panel title={title}>
      <div className="flex flex-col gap-4">
        <FailureNote failure={failure} />
        <Progress label={title} value={rowsTotal ? rowsDone / rowsTotal : 0} text={text} />
        <p className="text-sm text-quiet">{t('run.hint')}</p>
        {mayStop && status !== 'undoing' ? (
          <div className="flex flex-wrap items-center gap-3">
            <Button onClick={() => run({ importId })} disabled={isPending}>
              {t('run.stop')}
            </Button>
            <p className="text-sm text-quiet">{t('run.stopHint')}</p>
          </div>
        ) : null}
      </div>
    </Panel>
  );
}
