'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { FeeFormProps } from './fee-form.tsx';

const FeeForm = dynamic(() => import('./fee-form.tsx').then((file) => file.FeeForm), {
  ssr: false,
  loading: () => <Skeleton className="h-80 w-full" />,
});

/** Opens the form that sets what the channel takes from a day on. Its code comes when it is opened. */
export function SetFeesButton(props: FeeFormProps) {
  const t = useTranslations('channels.fee');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('change')}
      </Button>
      <Dialog title={t('change')} isOpen={isOpen} onOpenChange={setOpen}>
        <FeeForm {...props} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}
