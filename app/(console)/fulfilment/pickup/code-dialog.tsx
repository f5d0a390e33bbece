'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Ltr } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { notify } from '#components/ui/toast.ts';
import type { ReadyPickup } from '#domains/orders/pickup/ready-pickup.ts';
import { formatDateTime } from '#lib/format/format-date.ts';

type Props = { ready: ReadyPickup; number: string; businessName: string; onClose: () => void };

/** The pick-up code, which is shown this once, with a message that can be sent to the customer. */
export function CodeDialog({ ready, number, businessName, onClose }: Props) {
  const t = useTranslations('fulfilment.code');
  const prefs = usePrefs();
  const router = useRouter();
  const message = t('message', {
    number,
    business: businessName,
    place: ready.locationName,
    code: ready.code,
    deadline: formatDateTime(new Date(ready.deadline), prefs),
  });

  function close() {
    onClose();
    router.refresh();
  }

  return (
    <Dialog title={t('title', { number })} isOpen onOpenChange={close}>
      <div className="flex flex-col gap-4">
        <p className="text-quiet">{t('hint')}</p>
        <p className="text-center">
          <span className="block text-sm text-quiet">{t('label')}</span>
          <Ltr className="text-xl font-semibold tracking-[0.25em]">{ready.code}</Ltr>
        </p>
        <p className="rounded-md bg-neutral-2 p-3">{message}</p>
        {ready.isMailed ? <p className="text-sm text-quiet">{t('mailed')}</p> : null}
        <div className="flex justify-end gap-2">
          <Button
            onClick={() => {
              void navigator.clipboard?.writeText(message).then(() => notify(t('copied')));
            }}
          >
            {t('copy')}
          </Button>
          <Button look="primary" onClick={close}>
            {t('close')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
