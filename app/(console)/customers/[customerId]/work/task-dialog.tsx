'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import type { Result } from '#app/_server/action.ts';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { LONGEST_TITLE } from '#domains/customers/tasks/limits.ts';
import type { Assignee } from '#domains/customers/tasks/list-assignees.ts';
import { DayField, hasUnfinishedDay } from '../../../_parts/day-field.tsx';
import { CommandDialog } from '../../../orders/[orderId]/dialogs/command-dialog.tsx';
import { textOf } from '../../../orders/[orderId]/dialogs/fields.tsx';

/** A task as the form has it: for whom it is, its sender knows. */
export type NewTask = { title: string; dueOn: string | null; assigneeId: string | null };

type Props = {
  assignees: readonly Assignee[];
  /** The task to be changed; a new one without it. */
  task?: { title: string; dueOn: string | null; assigneeId: string | null; assignee: string | null };
  run: (task: NewTask, commandId: string) => Promise<Result<unknown>>;
  /** Instead of the plain notice. */
  onDone?: () => void;
  onClose: () => void;
};

/** What is to be done, until when and by whom. */
export function TaskDialog({ assignees, task, run, onDone, onClose }: Props) {
  const t = useTranslations('customers.tasks');
  const [dueOn, setDueOn] = useState<string | null>(task?.dueOn ?? null);
  const fields = useRef<HTMLDivElement>(null);

  // Who has the task stays in the list, even if they could not be set another one.
  const holder = task?.assigneeId ? { id: task.assigneeId, name: task.assignee ?? '' } : null;
  const isMissing = holder && !assignees.some(({ id }) => id === holder.id);
  const choices = isMissing ? [holder, ...assignees] : assignees;

  function read(form: FormData) {
    const title = textOf(form, 'title');
    const typed = fields.current?.closest('form');
    const problems = {
      ...(title === '' ? { title: t('noTitle') } : {}),
      ...(typed && hasUnfinishedDay(typed) ? { dueOn: t('halfDay') } : {}),
    };
    if (Object.keys(problems).length > 0) return { problems };
    return { input: { title, dueOn, assigneeId: textOf(form, 'assigneeId') || null } };
  }

  return (
    <CommandDialog<NewTask>
      title={task ? t('change') : t('add')}
      submit={task ? t('save') : t('submit')}
      done={task ? t('saved') : t('set')}
      read={read}
      run={run}
      onDone={onDone}
      onClose={onClose}
    >
      {(problems) => (
        <div ref={fields} className="flex flex-col gap-4">
          <TextField
            name="title"
            label={t('what')}
            defaultValue={task?.title}
            maxLength={LONGEST_TITLE}
            error={problems.title}
            autoFocus
          />
          <DayField
            label={t('due')}
            help={t('dueHelp')}
            defaultValue={task?.dueOn ?? undefined}
            error={problems.dueOn}
            onChange={setDueOn}
          />
          <SelectField
            name="assigneeId"
            label={t('assignee')}
            placeholder={t('anybody')}
            defaultValue={task?.assigneeId ?? ''}
            options={choices.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </div>
      )}
    </CommandDialog>
  );
}
