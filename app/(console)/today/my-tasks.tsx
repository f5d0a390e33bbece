import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { asRoute } from '#components/ui/as-route.ts';
import { Badge } from '#components/ui/badge.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Day } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { MyTask } from '#domains/customers/tasks/list-tasks.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { TaskCheck } from '../customers/[customerId]/work/task-check.tsx';

/** What the reader is set to do for customers, the most pressing first; nothing where there is nothing. */
export function MyTasks({ tasks, prefs }: { tasks: readonly MyTask[]; prefs: Prefs }) {
  const t = useTranslations('customers.tasks');
  const tCustomers = useTranslations('customers');
  if (tasks.length === 0) return null;
  return (
    <Panel title={t('mine')}>
      <ul className="flex flex-col">
        {tasks.map((task) => (
          <li
            key={task.id}
            className="flex items-start gap-2 border-b border-line py-2 first:pt-0 last:border-b-0 last:pb-0"
          >
            <TaskCheck
              taskId={task.id}
              isDone={false}
              words={{
                finish: t('finish', { title: task.title }),
                finished: t('finished'),
                reopen: t('reopen', { title: task.title }),
                reopened: t('reopened'),
                failed: t('failed'),
              }}
            />
            <div className="min-w-0 flex-1">
              <p className="break-words">
                <UserText>{task.title}</UserText>
              </p>
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-quiet">
                <Link
                  href={asRoute(`/customers/${task.customerId}#tasks`)}
                  className="text-accent hover:underline"
                >
                  <UserText>{task.customerName || tCustomers('noName')}</UserText>
                </Link>
                <Until dueOn={task.dueOn} prefs={prefs} />
                {task.isLate ? <Badge tone="warn">{t('late')}</Badge> : null}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Until({ dueOn, prefs }: { dueOn: string | null; prefs: Prefs }) {
  const t = useTranslations('customers.tasks');
  if (!dueOn) return null;
  return <span>{t.rich('until', { day: () => <Day on={dueOn} prefs={prefs} /> })}</span>;
}
