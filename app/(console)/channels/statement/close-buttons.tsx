'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';

// The forms come when somebody wants them.
const CloseForm = dynamic(() => import('./close-forms.tsx').then((file) => file.CloseForm), { ssr: false });
const ReopenForm = dynamic(() => import('./close-forms.tsx').then((file) => file.ReopenForm), { ssr: false });

/** Asks whether a month is to be closed. */
export function CloseButton({ toDay, name, isFirst }: { toDay: string; name: string; isFirst: boolean }) {
  const t = useTranslations('statement.books');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('close', { month: name })}</Button>
      <Dialog title={t('close', { month: name })} isOpen={isOpen} onOpenChange={setOpen}>
        <CloseForm toDay={toDay} isFirst={isFirst} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

/** Asks why a closed month is to be opened again. */
export function ReopenButton({ periodId, name }: { periodId: string; name: string }) {
  const t = useTranslations('statement.books');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" size="small" onClick={() => setOpen(true)}>
        {t('reopen')}
      </Button>
      <Dialog title={t('reopenMonth', { month: name })} isOpen={isOpen} onOpenChange={setOpen}>
        <ReopenForm periodId={periodId} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}
