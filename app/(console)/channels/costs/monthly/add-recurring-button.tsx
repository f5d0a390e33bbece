'use client';

import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';

/** What a monthly cost may be of. */
export type RecurringChoices = {
  channels: readonly { id: string; name: string }[];
  places: readonly { value: string; label: string }[];
  currency: string;
  today: string;
};

const RecurringForm = dynamic(() => import('./recurring-form.tsx').then((file) => file.RecurringForm), {
  ssr: false,
  loading: () => <Skeleton className="h-96 w-full" />,
});

/** Opens the form for a cost that comes each month. Its code comes when it is opened. */
export function AddRecurringButton(choices: RecurringChoices) {
  const t = useTranslations('costs.monthly');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        {t('add')}
      </Button>
      <Dialog title={t('add')} isOpen={isOpen} onOpenChange={setOpen}>
        <RecurringForm {...choices} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}
