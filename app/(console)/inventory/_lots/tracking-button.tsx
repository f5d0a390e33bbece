'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { TrackingProps } from './tracking-form.tsx';

// Loaded when somebody opens it.
const TrackingForm = dynamic(() => import('./tracking-form.tsx').then((file) => file.TrackingForm));

/** Opens the choice of what is written down of a variant's units. */
export function TrackingButton(props: TrackingProps) {
  const t = useTranslations('lots.tracking');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('open')}</Button>
      <Dialog title={t('title')} isOpen={isOpen} onOpenChange={setOpen}>
        {isOpen ? <TrackingForm {...props} onDone={() => setOpen(false)} /> : null}
      </Dialog>
    </>
  );
}
