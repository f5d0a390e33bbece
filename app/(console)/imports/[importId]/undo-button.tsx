'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { notify } from '#components/ui/toast.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { undo } from './actions.ts';

/** Takes an import back after saying what that means: undoing cannot itself be undone. */
export function UndoButton({ importId, file }: { importId: string; file: string }) {
  const t = useTranslations('imports');
  const [isOpen, setOpen] = useState(false);
  const { run, isPending, failure } = useAction(undo, () => {
    setOpen(false);
    notify(t('toast.undoing'));
  });
  return (
    <>
      <Button look="danger" onClick={() => setOpen(true)}>
        {t('undo.button')}
      </Button>
      <Dialog
        title={t('undo.button')}
        isOpen={isOpen}
        onOpenChange={setOpen}
        footer={
          <Button look="danger" disabled={isPending} onClick={() => run({ importId })}>
            {t('undo.confirm')}
          </Button>
        }
      >
        <div className="flex flex-col gap-3">
          <FailureNote failure={failure} />
          <p className="font-medium">
            <UserText>{t('undo.ask', { file })}</UserText>
          </p>
          <p className="text-quiet">{t('undo.hint')}</p>
        </div>
      </Dialog>
    </>
  );
}
