'use client';

import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { useAction } from '../../_parts/use-action.ts';
import { resendDelivery } from '../actions.ts';

/** Sends a delivery again. */
export function ResendButton({ deliveryId }: { deliveryId: string }) {
  const t = useTranslations('settings.delivery');
  const tError = useTranslations('errors');
  const { run: submit, isPending, failure } = useAction(resendDelivery, () => void notify(t('resent')));
  return (
    <Button look="quiet" size="small" disabled={isPending} onClick={() => submit({ deliveryId })}>
      {failure ? tError(failure.code) : t('resend')}
    </Button>
  );
}
