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
  run: (task: NewTask, commandId: string) => Promise<Result<unknown>>;
  /** Instead of the plain notice. */
  onDone?: () => void;
  onClose: () => void;
};

/** What is to be done, until when and by whom. */
export function TaskDialog({ assignees, run, onDone, onClose }: Props) {
  const t = useTranslations('customers.tasks');
  const [dueOn, setDueOn] = useState<string | null>(null);
  const fields = useRef<HTMLDivElement>(null);

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
      title={t('add')}
      submit={t('submit')}
      done={t('set')}
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
            maxLength={LONGEST_TITLE}
            error={problems.title}
            autoFocus
          />
          <DayField label={t('due')} help={t('dueHelp')} error={problems.dueOn} onChange={setDueOn} />
          <SelectField
            name="assigneeId"
            label={t('assignee')}
            placeholder={t('anybody')}
            options={assignees.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </div>
      )}
    </CommandDialog>
  );
}
