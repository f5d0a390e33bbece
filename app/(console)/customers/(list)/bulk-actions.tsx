'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useLive } from '#components/shell/live-provider.tsx';
import { useSelection } from '#components/table/row-interaction.tsx';
import { Button } from '#components/ui/button.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { notify } from '#components/ui/toast.ts';
import type { CustomerCount } from '#domains/customers/list-customers.ts';
import type { Assignee } from '#domains/customers/tasks/list-assignees.ts';
import { change } from './actions.ts';

// Nothing is asked at first.
const TagDialog = dynamic(() => import('./tag-dialog.tsx').then((file) => file.TagDialog));
const ConsentManyDialog = dynamic(() => import('./consent-many.tsx').then((file) => file.ConsentManyDialog));
const MergePairDialog = dynamic(() =>
  import('../[customerId]/merge-dialog.tsx').then((file) => file.MergePairDialog),
);
const TaskDialog = dynamic(() =>
  import('../[customerId]/work/task-dialog.tsx').then((file) => file.TaskDialog),
);

/** What the reader may do with many people; `assignees` is null for those who change nothing. */
export type BulkRights = { assignees: readonly Assignee[] | null; mayMerge: boolean; mayExport: boolean };

type Props = {
  count: CustomerCount;
  /** The address of the list, for "all that match". */
  search: string;
  rights: BulkRights;
  /** Told true while something is selected: the list then stands still. */
  onHold: (isHeld: boolean) => void;
};

type Asked = 'addTags' | 'removeTags' | 'task' | 'consent' | 'merge';

const CHANGES: readonly Asked[] = ['addTags', 'removeTags', 'task', 'consent'];

/** What can be done with the selected people, or with all that match. The server gets the filter and the count seen. */
export function BulkActions({ count, search, rights, onHold }: Props) {
  const t = useTranslations('customers.bulk');
  const { tell } = useLive();
  const { ids, clear } = useSelection();
  const [isAll, setAll] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  // The list outlives this bar: it is let go when the last row is.
  useEffect(() => {
    onHold(true);
    return () => onHold(false);
  }, [onHold]);

  async function run(what: Parameters<typeof change>[0]['change']) {
    const answer = await change({
      wanted: isAll ? { search, countSeen: count.value } : { ids },
      change: what,
    });
    if (!answer.ok) return answer;
    void notify(t('done', { count: answer.data.done }));
    if (answer.data.refused > 0) void notify(t('refused', { count: answer.data.refused }));
    if (answer.data.left > 0) void notify(t('left', { count: answer.data.left }));
    tell(['customer']);
    return answer;
  }

  // The notice with the count is given above; the selection has done its work.
  const finish = () => {
    setAsked(null);
    clear();
  };
  const close = () => setAsked(null);
  const picked = new URLSearchParams(ids.map((id) => ['id', id]));
  return (
    <>
      {!isAll && count.value > ids.length ? (
        <Button look="quiet" size="small" onClick={() => setAll(true)}>
          {t(count.isExact ? 'selectAll' : 'selectAllAbout', { count: count.value })}
        </Button>
      ) : null}
      {isAll ? <span className="text-sm text-quiet">{t('allSelected', { count: count.value })}</span> : null}
      {rights.assignees
        ? CHANGES.map((one) => (
            <Button key={one} size="small" onClick={() => setAsked(one)}>
              {t(one)}
            </Button>
          ))
        : null}
      {rights.mayMerge && !isAll && ids.length === 2 ? (
        <Button size="small" onClick={() => setAsked('merge')}>
          {t('merge')}
        </Button>
      ) : null}
      {rights.mayExport ? (
        <LinkButton
          size="small"
          download
          href={`/api/customers/export?format=xlsx&${isAll ? search : picked}`}
        >
          {t('export')}
        </LinkButton>
      ) : null}
      {asked === 'addTags' || asked === 'removeTags' ? (
        <TagDialog
          title={t(asked)}
          run={(tags) =>
            run(asked === 'addTags' ? { kind: 'tags', add: tags } : { kind: 'tags', remove: tags })
          }
          onDone={finish}
          onClose={close}
        />
      ) : null}
      {asked === 'consent' ? (
        <ConsentManyDialog
          run={(said) => run({ kind: 'consent', ...said })}
          onDone={finish}
          onClose={close}
        />
      ) : null}
      {asked === 'merge' ? (
        // Ids grow with time: who came first stays, unless somebody swaps the two.
        <MergePairDialog
          survivorId={ids.toSorted()[0] ?? ''}
          mergedId={ids.toSorted()[1] ?? ''}
          onDone={finish}
          onClose={close}
        />
      ) : null}
      {asked === 'task' && rights.assignees ? (
        <TaskDialog
          assignees={rights.assignees}
          run={(task) => run({ kind: 'task', ...task })}
          onDone={finish}
          onClose={close}
        />
      ) : null}
    </>
  );
}
