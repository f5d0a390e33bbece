'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { notify, notifyUndoable } from '#components/ui/toast.ts';
import { bringNoteBack, bringTaskBack, dropNote, dropTask } from '../actions.ts';

type Props = { label: string } & ({ noteId: string } | { taskId: string });

/** Takes a note or a task away; the notice brings it back. */
export function RemoveButton({ label, ...which }: Props) {
  const t = useTranslations('customers.work');
  const tAction = useTranslations('common.action');
  const [isPending, start] = useTransition();
  const remove = () => ('noteId' in which ? dropNote(which) : dropTask(which));
  const restore = () => ('noteId' in which ? bringNoteBack(which) : bringTaskBack(which));

  function onClick() {
    start(async () => {
      const answer = await remove();
      if (!answer.ok) return void notify(t('notRemoved'));
      void notifyUndoable(t('removed'), tAction('undo'), () => void restore());
    });
  }

  return (
    <IconButton
      label={label}
      icon={<X aria-hidden />}
      disabled={isPending}
      onClick={onClick}
      className="-my-1"
      data-no-print
    />
  );
}
