'use client';

import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { start } from './actions.ts';

/** Takes the rows that were checked, and says how many. */
export function StartButton({ importId, rows }: { importId: string; rows: number }) {
  const t = useTranslations('imports');
  const { run, isPending, failure } = useAction(start, () => notify(t('toast.started')));
  return (
    <div className="flex flex-col gap-3">
      <FailureNote failure={failure} />
      <Button
        look="primary"
        size="large"
        className="self-start"
        disabled={isPending || rows === 0}
        onClick={() => run({ importId })}
      >
        {t('check.run', { count: rows })}
      </Button>
    </div>
  );
}
