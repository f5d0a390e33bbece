'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { Assignee } from '#domains/customers/tasks/list-assignees.ts';
import { setTask } from '../actions.ts';

const TaskDialog = dynamic(() => import('./task-dialog.tsx').then((file) => file.TaskDialog));

/** Opens the form for a task for the person. */
export function TaskButton({
  customerId,
  assignees,
}: {
  customerId: string;
  assignees: readonly Assignee[];
}) {
  const t = useTranslations('customers.tasks');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)} data-no-print>
        {t('add')}
      </Button>
      {isOpen ? (
        <TaskDialog
          assignees={assignees}
          run={(task, commandId) => setTask({ customerId, ...task }, commandId)}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
