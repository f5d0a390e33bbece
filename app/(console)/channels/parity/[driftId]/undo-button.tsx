'use client';

import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { undo } from '../actions.ts';

/** Has the former value written back to the channel. */
export function UndoButton({ correctionId }: { correctionId: string }) {
  const t = useTranslations('parity.correction');
  const { run, isPending, failure } = useAction(undo, () => void notify(t('undone')));
  return (
    <>
      <Button size="small" disabled={isPending} onClick={() => run({ correctionId })}>
        {t('undo')}
      </Button>
      <FailureNote failure={failure} />
    </>
  );
}
