'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '#components/form/text-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { notify } from '#components/ui/toast.ts';
import type { PurchaseOrder } from '#domains/purchasing/orders/get-purchase-order.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { openAgain } from '../actions.ts';

/** Awaits again what an order was closed without, with a reason; nothing where all of it came. */
export function ReopenButton({ order }: { order: PurchaseOrder }) {
  const t = useTranslations('purchasing.reopen');
  const [isOpen, setOpen] = useState(false);
  const { run, isPending, failure } = useAction(openAgain, () => {
    void notify(t('done'));
    setOpen(false);
  });
  const count = order.lines.reduce((sum, line) => sum + line.cancelledQuantity, 0);
  if (count === 0) return null;
  const send = (form: FormData) => run({ purchaseOrderId: order.id, reason: String(form.get('reason')) });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('action')}</Button>
      <Dialog title={t('action')} isOpen={isOpen} onOpenChange={setOpen}>
        <form
          method="post"
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            send(new FormData(event.currentTarget));
          }}
        >
          <FailureNote failure={failure} />
          <p>{t('what', { count })}</p>
          <TextField label={t('reason')} name="reason" help={t('example')} required maxLength={500} />
          <Button look="primary" type="submit" className="self-end" disabled={isPending}>
            {t('submit')}
          </Button>
        </form>
      </Dialog>
    </>
  );
}
