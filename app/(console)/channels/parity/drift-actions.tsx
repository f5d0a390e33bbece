'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSelection } from '#components/table/row-interaction.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import type { Pushed } from '#domains/parity/corrections/push-drifts.ts';
import type { DriftState } from '#domains/parity/rules/parity-rules.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { correct, push, reopen } from './actions.ts';

// Nothing is asked at first.
const AcceptDialog = dynamic(() => import('./accept-dialog.tsx').then((file) => file.AcceptDialog));
const PushDialog = dynamic(() => import('./push-dialog.tsx').then((file) => file.PushDialog));

/** What can be done with the selected drifts; what would be written to channels is shown first. */
export function DriftActions({ state, mayPush }: { state: DriftState; mayPush: boolean }) {
  const { ids, clear } = useSelection();
  return <DriftButtons driftIds={ids} state={state} push={mayPush ? 'ask' : 'no'} onDone={clear} />;
}

type Props = {
  driftIds: readonly string[];
  state: DriftState;
  /** Whether our side can be written to the channel: at once, after a look at it, or not at all. */
  push: 'now' | 'ask' | 'no';
  /** Stock is what the ledger says: there is nothing to take over. */
  isStock?: boolean;
  onDone?: () => void;
};

/** Corrects drifts on either side, lets them be, or looks at them again; says how many were settled already. */
export function DriftButtons({ driftIds, state, push: way, isStock = false, onDone }: Props) {
  const t = useTranslations('parity.do');
  const [asks, setAsks] = useState<'accept' | 'push' | null>(null);
  const [side, setSide] = useState<'book' | 'channel'>('channel');
  const finish = (text: string, passed: number) => {
    void notify(text);
    if (passed > 0) void notify(t('passed', { count: passed }));
    setAsks(null);
    onDone?.();
  };
  const tellPushed = ({ done, passed, held, untaken }: Pushed) => {
    if (held > 0) void notify(t('held', { count: held }));
    if (untaken > 0) void notify(t('untaken', { count: untaken }));
    finish(t('pushed', { count: done }), passed);
  };
  const corrected = useAction(correct, ({ done, passed }) =>
    finish(t(side === 'book' ? 'takenOver' : 'told', { count: done }), passed),
  );
  const reopened = useAction(reopen, ({ done, passed }) => finish(t('reopened', { count: done }), passed));
  const pushed = useAction(push, tellPushed);
  const isBusy = corrected.isPending || reopened.isPending || pushed.isPending;
  const send = (to: 'book' | 'channel') => {
    setSide(to);
    corrected.run({ driftIds: [...driftIds], side: to });
  };
  return (
    <>
      {way === 'no' ? null : (
        <Button
          size="small"
          look="primary"
          disabled={isBusy}
          onClick={() => (way === 'now' ? pushed.run({ driftIds: [...driftIds] }) : setAsks('push'))}
        >
          {t('push')}
        </Button>
      )}
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
        <Button size="small" disabled={isBusy} onClick={() => setAsks('accept')}>
          {t('accept')}
        </Button>
      ) : (
        <Button size="small" disabled={isBusy} onClick={() => reopened.run({ driftIds: [...driftIds] })}>
          {t('reopen')}
        </Button>
      )}
      <FailureNote failure={corrected.failure ?? reopened.failure ?? pushed.failure} />
      {asks === 'accept' ? (
        <AcceptDialog
          driftIds={driftIds}
          onDone={({ done, passed }) => finish(t('accepted', { count: done }), passed)}
          onClose={() => setAsks(null)}
        />
      ) : null}
      {asks === 'push' ? (
        <PushDialog driftIds={driftIds} onDone={tellPushed} onClose={() => setAsks(null)} />
      ) : null}
    </>
  );
}
