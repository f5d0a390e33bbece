'use client';

import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { collect } from '../actions.ts';

/** Has brought from other places what the shop has not, instead of waiting for it there. */
export function BringRest({ orderId, locationId }: { orderId: string; locationId: string }) {
  const t = useTranslations('orders.pickup');
  const { run, isPending, failure } = useAction(collect, () => void notify(t('bringDone')));
  return (
    <div className="flex flex-col gap-2">
      <Button className="self-start" disabled={isPending} onClick={() => run({ orderId, locationId })}>
        {t('bringRest')}
      </Button>
      <FailureNote failure={failure} />
    </div>
  );
}
