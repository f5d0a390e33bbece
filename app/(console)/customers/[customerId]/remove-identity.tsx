'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { notify, notifyUndoable } from '#components/ui/toast.ts';
import { addWay, removeWay } from './actions.ts';

/** Takes a wrong way to recognise the person away; the notice brings it back. */
export function RemoveIdentity({
  customerId,
  identityId,
  value,
  isHashed,
}: {
  customerId: string;
  identityId: string;
  value: string;
  /** Nobody but the person can say it again, so there is no way back. */
  isHashed: boolean;
}) {
  const t = useTranslations('customers.identity');
  const tAction = useTranslations('common.action');
  const [isPending, start] = useTransition();

  function remove() {
    start(async () => {
      const answer = await removeWay({ customerId, identityId });
      if (!answer.ok) return void notify(t('notRemoved'));
      if (isHashed) return void notify(t('removed'));
      const { data } = answer;
      void notifyUndoable(t('removed'), tAction('undo'), () => void addWay(data));
    });
  }

  return (
    <IconButton
      label={t('remove', { value })}
      icon={<X aria-hidden />}
      disabled={isPending}
      onClick={remove}
      data-no-print
    />
  );
}
