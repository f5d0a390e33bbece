import { getTranslations } from 'next-intl/server';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Time } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { MergeEntry } from '#domains/customers/merging/list-merges.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { EvidenceList } from '../review/evidence-list.tsx';
import { MergeButton } from './merge-button.tsx';
import { UndoMerge } from './undo-merge.tsx';

type Props = {
  customer: { id: string; name: string };
  merges: readonly MergeEntry[];
  mayMerge: boolean;
  prefs: Prefs;
};

/** Who was merged into this customer, why, and the way back. */
export async function CustomerMerges({ customer, merges, mayMerge, prefs }: Props) {
  const [t, tReview] = await Promise.all([
    getTranslations('identity.merges'),
    getTranslations('identity.review'),
  ]);
  if (merges.length === 0 && !mayMerge) return null;
  return (
    <Panel title={t('title')} action={mayMerge ? <MergeButton customerId={customer.id} /> : null}>
      {merges.length === 0 ? <p className="text-quiet">{t('none')}</p> : null}
      <ul className="flex flex-col">
        {merges.map((merge) => (
          <li
            key={merge.id}
            className="flex flex-col gap-1 border-b border-line py-2 first:pt-0 last:border-b-0 last:pb-0"
          >
            <div className="flex items-center justify-between gap-2">
              <p className={merge.undoneAt ? 'text-quiet line-through' : undefined}>
                <UserText>{merge.mergedName || tReview('unnamed')}</UserText>
              </p>
              {mayMerge && !merge.undoneAt ? <UndoMerge mergeId={merge.id} name={merge.mergedName} /> : null}
            </div>
            <p className="text-sm text-quiet">
              <Time at={new Date(merge.madeAt)} prefs={prefs} shape="date" /> ·{' '}
              <UserText>{merge.madeBy}</UserText>
              {merge.undoneAt ? (
                <>
                  {' · '}
                  {t('undone')} <UserText>{merge.undoneBy}</UserText>
                </>
              ) : null}
            </p>
            {merge.evidence.length > 0 ? <EvidenceList evidence={merge.evidence} /> : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
