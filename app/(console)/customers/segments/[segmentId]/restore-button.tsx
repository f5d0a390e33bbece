'use client';

import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { restore } from '../actions.ts';

/** Makes an earlier version hold again; what holds now stays in the history. */
export function RestoreButton({ segmentId, version }: { segmentId: string; version: number }) {
  const t = useTranslations('segments.do');
  const { run, isPending, failure } = useAction(restore, () => void notify(t('restored')));
  return (
    <>
      <Button size="small" disabled={isPending} onClick={() => run({ segmentId, version })}>
        {t('restore')}
      </Button>
      <FailureNote failure={failure} />
    </>
  );
}
