'use client';

import { Pencil } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import type { Assignee } from '#domains/customers/tasks/list-assignees.ts';
import type { CustomerTask } from '#domains/customers/tasks/list-tasks.ts';
import { changeTask, setTask } from '../actions.ts';

const TaskDialog = dynamic(() => import('./task-dialog.tsx').then((file) => file.TaskDialog));

type Props = {
  customerId: string;
  assignees: readonly Assignee[];
  /** The one to be changed; a new one without it. */
  task?: CustomerTask;
};

/** Opens the form for a task for the person, new or to be changed. */
export function TaskButton({ customerId, assignees, task }: Props) {
  const t = useTranslations('customers.tasks');
  const [isOpen, setOpen] = useState(false);
  const open = () => setOpen(true);
  return (
    <>
      {task ? (
        <IconButton
          label={t('edit', { title: task.title })}
          icon={<Pencil aria-hidden />}
          onClick={open}
          className="-my-1"
          data-no-print
        />
      ) : (
        <Button size="small" onClick={open} data-no-print>
          {t('add')}
        </Button>
      )}
      {isOpen ? (
        <TaskDialog
          assignees={assignees}
          task={task}
          run={(wanted, commandId) =>
            task
              ? changeTask({ taskId: task.id, ...wanted }, commandId)
              : setTask({ customerId, ...wanted }, commandId)
          }
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
