import { useTranslations } from 'next-intl';
import { Badge } from '#components/ui/badge.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Day, TimeAgo } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { Assignee } from '#domains/customers/tasks/list-assignees.ts';
import type { CustomerTask } from '#domains/customers/tasks/list-tasks.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { RemoveButton } from './remove-button.tsx';
import { TaskButton } from './task-button.tsx';
import { TaskCheck } from './task-check.tsx';

type Props = {
  customerId: string;
  tasks: { open: readonly CustomerTask[]; done: readonly CustomerTask[] };
  /** Who can be set a task; null for readers who set none. */
  assignees: readonly Assignee[] | null;
  now: Date;
  prefs: Prefs;
};

/** What is to be done for the person, and what was done last. */
export function CustomerTasks({ customerId, tasks, assignees, now, prefs }: Props) {
  const t = useTranslations('customers.tasks');
  const all = [...tasks.open, ...tasks.done];
  return (
    <div id="tasks" className="scroll-mt-16">
      <Panel
        title={t('title')}
        action={assignees ? <TaskButton customerId={customerId} assignees={assignees} /> : null}
      >
        {all.length === 0 ? <p className="text-quiet">{t('none')}</p> : null}
        <ul className="flex flex-col">
          {all.map((task) => (
            <li
              key={task.id}
              className="flex items-start gap-2 border-b border-line py-2 first:pt-0 last:border-b-0 last:pb-0"
            >
              {assignees ? (
                <TaskCheck
                  taskId={task.id}
                  isDone={task.doneAt !== null}
                  words={{
                    finish: t('finish', { title: task.title }),
                    finished: t('finished'),
                    reopen: t('reopen', { title: task.title }),
                    reopened: t('reopened'),
                    failed: t('failed'),
                  }}
                />
              ) : null}
              <Told task={task} now={now} prefs={prefs} />
              {assignees ? (
                <span className="flex">
                  {task.doneAt ? null : (
                    <TaskButton customerId={customerId} assignees={assignees} task={task} />
                  )}
                  <RemoveButton label={t('remove', { title: task.title })} taskId={task.id} />
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}

function Told({ task, now, prefs }: { task: CustomerTask; now: Date; prefs: Prefs }) {
  const t = useTranslations('customers.tasks');
  const { dueOn, doneBy, doneAt } = task;
  return (
    <div className="min-w-0 flex-1">
      <p className={`break-words ${doneAt ? 'text-quiet line-through' : ''}`}>
        <UserText>{task.title}</UserText>
      </p>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-quiet">
        {doneAt && doneBy ? (
          <>
            <span>{t.rich('doneBy', { name: () => <UserText>{doneBy}</UserText> })}</span>
            <TimeAgo at={new Date(doneAt)} now={now} prefs={prefs} />
          </>
        ) : (
          <>
            {dueOn ? <span>{t.rich('until', { day: () => <Day on={dueOn} prefs={prefs} /> })}</span> : null}
            {task.isLate ? <Badge tone="warn">{t('late')}</Badge> : null}
            <UserText>{task.assignee ?? t('anybody')}</UserText>
            <span>{t.rich('createdBy', { name: () => <UserText>{task.createdBy}</UserText> })}</span>
          </>
        )}
      </p>
    </div>
  );
}
