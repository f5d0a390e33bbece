'use client';

import { useTranslations } from 'next-intl';
import { useSelection } from '#components/table/row-interaction.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { ignoreMessages, replayMessages } from '../../actions.ts';

/** What can be done with the selected messages. Those that are done stay done. */
export function MessageActions() {
  const { ids, clear } = useSelection();
  return <MessageButtons inboxIds={ids.map(Number)} onDone={clear} />;
}

/** Works messages off again, or lays them aside; says how many it concerned. */
export function MessageButtons({ inboxIds, onDone }: { inboxIds: readonly number[]; onDone?: () => void }) {
  const t = useTranslations('channels.inbox');
  const replay = useAction(replayMessages, (count: number) => finish(t('replayed', { count })));
  const ignore = useAction(ignoreMessages, (count: number) => finish(t('ignored', { count })));
  const isBusy = replay.isPending || ignore.isPending;
  const failure = replay.failure ?? ignore.failure;

  function finish(text: string) {
    void notify(text);
    onDone?.();
  }

  return (
    <>
      <Button disabled={isBusy} onClick={() => replay.run({ inboxIds: [...inboxIds] })}>
        {t('replay')}
      </Button>
      <Button disabled={isBusy} onClick={() => ignore.run({ inboxIds: [...inboxIds] })}>
        {t('ignore')}
      </Button>
      <FailureNote failure={failure} />
    </>
  );
}
