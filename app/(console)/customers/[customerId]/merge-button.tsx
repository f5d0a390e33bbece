'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';

const MergeDialog = dynamic(() => import('./merge-dialog.tsx').then((file) => file.MergeDialog));

/** Opens the search for the other customer. */
export function MergeButton({ customerId }: { customerId: string }) {
  const t = useTranslations('identity.merges');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('merge')}
      </Button>
      {isOpen ? <MergeDialog customerId={customerId} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
