'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSelection } from '#components/table/row-interaction.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import type { DriftState } from '#domains/parity/rules/parity-rules.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { correct, reopen } from './actions.ts';

// Nothing is asked at first.
const AcceptDialog = dynamic(() => import('./accept-dialog.tsx').then((file) => file.AcceptDialog));

/** What can be done with the selected drifts. */
export function DriftActions({ state }: { state: DriftState }) {
  const { ids, clear } = useSelection();
  return <DriftButtons driftIds={ids} state={state} onDone={clear} />;
}

type Props = {
  driftIds: readonly string[];
  state: DriftState;
  /** Stock is what the ledger says: there is nothing to take over. */
  isStock?: boolean;
  onDone?: () => void;
};

/** Corrects drifts on either side, lets them be, or looks at them again; says how many were settled already. */
export function DriftButtons({ driftIds, state, isStock = false, onDone }: Props) {
  const t = useTranslations('parity.do');
  const [isAccepting, setAccepting] = useState(false);
  const [side, setSide] = useState<'book' | 'channel'>('channel');
  const finish = (text: string, passed: number) => {
    void notify(text);
    if (passed > 0) void notify(t('passed', { count: passed }));
    setAccepting(false);
    onDone?.();
  };
  const corrected = useAction(correct, ({ done, passed }) =>
    finish(t(side === 'book' ? 'takenOver' : 'told', { count: done }), passed),
  );
  const reopened = useAction(reopen, ({ done, passed }) => finish(t('reopened', { count: done }), passed));
  const isBusy = corrected.isPending || reopened.isPending;
  const send = (to: 'book' | 'channel') => {
    setSide(to);
    corrected.run({ driftIds: [...driftIds], side: to });
  };
  return (
    <>
      {state === 'corrected' ? null : (
        <Button size="small" disabled={isBusy} onClick={() => send('channel')}>
          {t('tell')}
        </Button>
      )}
      {isStock ? null : (
        <Button size="small" disabled={isBusy} onClick={() => send('book')}>
          {t('takeOver')}
        </Button>
      )}
      {state === 'open' ? (
        <Button size="small" disabled={isBusy} onClick={() => setAccepting(true)}>
          {t('accept')}
        </Button>
      ) : (
        <Button size="small" disabled={isBusy} onClick={() => reopened.run({ driftIds: [...driftIds] })}>
          {t('reopen')}
        </Button>
      )}
      <FailureNote failure={corrected.failure ?? reopened.failure} />
      {isAccepting ? (
        <AcceptDialog
          driftIds={driftIds}
          onDone={({ done, passed }) => finish(t('accepted', { count: done }), passed)}
          onClose={() => setAccepting(false)}
        />
      ) : null}
    </>
  );
}
