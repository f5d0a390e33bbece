'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { notify } from '#components/ui/toast.ts';
import { CommandDialog } from '../../../orders/[orderId]/dialogs/command-dialog.tsx';
import { remove } from '../actions.ts';

/** Asks whether the segment shall really go. */
export function DeleteDialog(props: { segmentId: string; name: string; onClose: () => void }) {
  const { segmentId, name, onClose } = props;
  const t = useTranslations('segments.do');
  const router = useRouter();
  return (
    <CommandDialog
      title={t('deleteTitle')}
      submit={t('delete')}
      tone="danger"
      done={t('deleted')}
      read={() => ({ input: { segmentId } })}
      run={remove}
      onDone={() => {
        void notify(t('deleted'));
        router.push('/customers/segments');
      }}
      onClose={onClose}
    >
      {() => <p>{t('deleteHint', { name: `\u2068${name}\u2069` })}</p>}
    </CommandDialog>
  );
}
