'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { notify } from '#components/ui/toast.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { putAside } from './actions.ts';

// What nobody has asked for yet is not loaded with the page.
const RepairForm = dynamic(() => import('./repair-form.tsx').then((file) => file.RepairForm));

/** Puts one refused event right, or aside. */
export function RepairButtons({ id, body, why }: { id: number; body: string; why: string }) {
  const t = useTranslations('tracking.repair');
  const [isOpen, setOpen] = useState(false);
  const { run, isPending, failure } = useAction(putAside, () => notify(t('discarded')));
  return (
    <div className="flex flex-wrap justify-end gap-2">
      <FailureNote failure={failure} />
      <Button size="small" onClick={() => setOpen(true)}>
        {t('fix')}
      </Button>
      <Button size="small" look="quiet" disabled={isPending} onClick={() => run({ rejectIds: [id] })}>
        {t('discard')}
      </Button>
      <Dialog title={t('fix')} isOpen={isOpen} onOpenChange={setOpen}>
        <RepairForm id={id} body={body} why={why} onDone={() => setOpen(false)} />
      </Dialog>
    </div>
  );
}
