'use client';

import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { unmerge } from '../review/actions.ts';

/** Takes two customers apart again. A merge can be made anew, so nobody is asked twice. */
export function UndoMerge({ mergeId, name }: { mergeId: string; name: string }) {
  const t = useTranslations('identity.merges');
  const { run, isPending, failure } = useAction(
    unmerge,
    ({ misplaced }) => void notify(t('done', { misplaced })),
  );
  return (
    <>
      <Button
        size="small"
        disabled={isPending}
        aria-label={`${t('undo')} ${name}`}
        title={t('asked')}
        onClick={() => run({ mergeId })}
      >
        {t('undo')}
      </Button>
      <FailureNote failure={failure} />
    </>
  );
}
