'use client';

import { Circle, CircleCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { notify, notifyUndoable } from '#components/ui/toast.ts';
import { finishOne, reopenOne } from '../actions.ts';

/** What the button is called and says; Today has these words on the server only. */
export type TaskCheckWords = Record<'finish' | 'finished' | 'reopen' | 'reopened' | 'failed', string>;

type Props = { taskId: string; isDone: boolean; words: TaskCheckWords };

/** Marks a task as done, or as open again; the notice takes it back. */
export function TaskCheck({ taskId, isDone, words }: Props) {
  const tAction = useTranslations('common.action');
  const [isPending, start] = useTransition();

  function settle() {
    start(async () => {
      const answer = await (isDone ? reopenOne : finishOne)({ taskId });
      if (!answer.ok) return void notify(words.failed);
      if (isDone) return void notify(words.reopened);
      void notifyUndoable(words.finished, tAction('undo'), () => void reopenOne({ taskId }));
    });
  }

  return (
    <IconButton
      label={isDone ? words.reopen : words.finish}
      icon={isDone ? <CircleCheck aria-hidden className="text-ok" /> : <Circle aria-hidden />}
      disabled={isPending}
      onClick={settle}
      className="-my-1 -ms-2"
      data-no-print
    />
  );
}
