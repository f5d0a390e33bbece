'use client';

import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { notifyUndoable } from '#components/ui/toast.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { changeChannel } from '../../actions.ts';

/** Switches a channel off or on again; its orders and figures stay. */
export function ActiveSwitch({ channelId, isActive }: { channelId: string; isActive: boolean }) {
  const t = useTranslations('channels.form');
  const tAction = useTranslations('common.action');
  const back = useAction(changeChannel, () => undefined);
  const {
    run: submit,
    isPending,
    failure,
  } = useAction(changeChannel, () => {
    const undo = () => back.run({ channelId, isActive });
    void notifyUndoable(t(isActive ? 'switchedOff' : 'switchedOn'), tAction('undo'), undo);
  });
  return (
    <div className="flex flex-col items-start gap-3">
      <FailureNote failure={failure} />
      <p className="text-quiet">{t(isActive ? 'offHelp' : 'onHelp')}</p>
      <Button
        look={isActive ? 'danger' : 'primary'}
        disabled={isPending}
        onClick={() => submit({ channelId, isActive: !isActive })}
      >
        {t(isActive ? 'switchOff' : 'switchOn')}
      </Button>
    </div>
  );
}
