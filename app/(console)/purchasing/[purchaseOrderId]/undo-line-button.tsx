'use client';

import { Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '#components/form/text-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { notify } from '#components/ui/toast.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { undoLine } from '../actions.ts';

/** Takes a line that was counted wrong back, after a question. */
export function UndoLineButton({ receiptLineId, sku }: { receiptLineId: string; sku: string }) {
  const t = useTranslations('purchasing.undo');
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const { run, isPending, failure } = useAction(undoLine, () => {
    void notify(t('done'));
    setOpen(false);
  });
  return (
    <>
      <IconButton label={t('of', { sku })} icon={<Undo2 aria-hidden />} onClick={() => setOpen(true)} />
      <Dialog title={t('title')} isOpen={isOpen} onOpenChange={setOpen}>
        <div className="flex flex-col gap-4">
          <FailureNote failure={failure} own={{ OUT_OF_STOCK: t('gone') }} />
          <p>{t('what', { sku })}</p>
          <TextField
            label={t('reason')}
            isOptional
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button
            look="danger"
            className="self-end"
            disabled={isPending}
            onClick={() => run({ receiptLineId, reason })}
          >
            {t('submit')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
