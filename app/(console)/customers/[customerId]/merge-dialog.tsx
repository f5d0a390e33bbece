'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useCallback, useEffect, useState, useTransition } from 'react';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import type { MergePreview, MergeSide } from '#domains/customers/merging/preview-merge.ts';
import { CommandDialog } from '../../orders/[orderId]/dialogs/command-dialog.tsx';
import { merge, preview } from '../review/actions.ts';
import { OtherBox } from './other-box.tsx';

type Pair = { survivorId: string; mergedId: string };

/** Finds the other customer, shows what a merge would do, and merges. */
export function MergeDialog({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const t = useTranslations('identity.merges');
  const router = useRouter();
  const looking = useLook();
  return (
    <MergeForm
      title={t('merge')}
      looking={looking}
      onMerged={(survivorId) => {
        if (survivorId !== customerId) router.push(`/customers/${survivorId}`);
      }}
      onClose={onClose}
    >
      <OtherBox
        customerId={customerId}
        onChoose={(mergedId) => looking.look(mergedId ? { survivorId: customerId, mergedId } : null)}
      />
    </MergeForm>
  );
}

type PairProps = { survivorId: string; mergedId: string; onDone: () => void; onClose: () => void };

/** Shows what a merge of two customers would do, and merges. */
export function MergePairDialog({ survivorId, mergedId, onDone, onClose }: PairProps) {
  const t = useTranslations('identity.merges');
  const looking = useLook();
  const { look } = looking;
  useEffect(() => look({ survivorId, mergedId }), [look, survivorId, mergedId]);
  const done = () => {
    void notify(t('merged'));
    onDone();
  };
  return <MergeForm title={t('submit')} looking={looking} onDone={done} onClose={onClose} />;
}

type Looking = {
  seen: MergePreview | null;
  hasFailed: boolean;
  isPending: boolean;
  look: (pair: Pair | null) => void;
};

/** What a merge of two would do, as the server tells it. */
function useLook(): Looking {
  const [seen, setSeen] = useState<MergePreview | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const [isPending, start] = useTransition();
  const look = useCallback((pair: Pair | null) => {
    setFailed(false);
    if (!pair) return setSeen(null);
    start(async () => {
      const answer = await preview(pair);
      setSeen(answer.ok ? answer.data : null);
      setFailed(!answer.ok);
    });
  }, []);
  return { seen, hasFailed, isPending, look };
}

type FormProps = {
  title: string;
  looking: Looking;
  onMerged?: (survivorId: string) => void;
  /** Instead of the plain notice. */
  onDone?: () => void;
  onClose: () => void;
  /** What finds the other one. */
  children?: ReactNode;
};

function MergeForm({ title, looking, onMerged, onDone, onClose, children }: FormProps) {
  const t = useTranslations('identity.merges');
  const { seen, hasFailed, isPending, look } = looking;
  return (
    <CommandDialog<Pair>
      title={title}
      submit={t('submit')}
      done={t('merged')}
      read={() =>
        seen
          ? { input: { survivorId: seen.survivor.id, mergedId: seen.merged.id } }
          : { problems: { other: t('nobody') } }
      }
      run={async (pair, commandId) => {
        const answer = await merge(pair, commandId);
        if (answer.ok) onMerged?.(answer.data.survivorId);
        return answer;
      }}
      onDone={onDone}
      onClose={onClose}
    >
      {(problems) => (
        <>
          {children}
          {problems.other && !seen ? (
            <p role="alert" className="text-sm text-bad">
              {problems.other}
            </p>
          ) : null}
          {hasFailed ? (
            <p role="alert" className="text-sm text-bad">
              {t('failed')}
            </p>
          ) : null}
          {seen ? (
            <Preview
              seen={seen}
              isPending={isPending}
              onSwap={() => look({ survivorId: seen.merged.id, mergedId: seen.survivor.id })}
            />
          ) : null}
        </>
      )}
    </CommandDialog>
  );
}

function Preview({
  seen,
  isPending,
  onSwap,
}: {
  seen: MergePreview;
  isPending: boolean;
  onSwap: () => void;
}) {
  const t = useTranslations('identity.merges');
  const tConsent = useTranslations('customers.consent');
  return (
    <section aria-label={t('preview')} className="flex flex-col gap-2 rounded-md border border-line p-3">
      <Side side={seen.survivor} words={t('stays')} />
      <Side side={seen.merged} words={t('goes')} />
      <Button size="small" className="self-start" disabled={isPending} onClick={onSwap}>
        {t('swap')}
      </Button>
      <h3 className="mt-2 font-medium">{t('moves')}</h3>
      {seen.moves.length === 0 ? <p className="text-quiet">{t('nothingMoves')}</p> : null}
      <ul>
        {seen.moves.map(({ table, rows }) => (
          <li key={table}>
            {t('rows', { table })}: {rows}
          </li>
        ))}
      </ul>
      {seen.refused.length > 0 ? (
        <>
          <p className="text-warn">{t('refused')}</p>
          <ul>
            {seen.refused.map(({ purpose, way }) => (
              <li key={`${purpose} ${way}`}>
                {tConsent(`way.${way}`)} · {tConsent(`purpose.${purpose}`)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

function Side({ side, words }: { side: MergeSide; words: string }) {
  const t = useTranslations('identity.review');
  return (
    <p>
      <UserText className="font-medium">{side.name || t('unnamed')}</UserText>{' '}
      <span className="text-sm text-quiet">
        {t('number', { number: String(side.number) })} · {t('orders', { count: side.orders })} · {words}
      </span>
    </p>
  );
}
