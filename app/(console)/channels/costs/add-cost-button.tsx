'use client';

import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';

/** A channel that a cost may be of. */
export type CostChannel = { id: string; name: string; currency: string };

const CostForm = dynamic(() => import('./cost-form.tsx').then((file) => file.CostForm), {
  ssr: false,
  loading: () => <Skeleton className="h-80 w-full" />,
});

/** Opens the form for money that was spent. Its code comes when it is opened. */
export function AddCostButton({
  channels,
  today,
  chosen,
}: {
  channels: readonly CostChannel[];
  today: string;
  chosen?: string | undefined;
}) {
  const t = useTranslations('channels.cost');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        {t('add')}
      </Button>
      <Dialog title={t('add')} isOpen={isOpen} onOpenChange={setOpen}>
        <CostForm channels={channels} today={today} chosen={chosen} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}
