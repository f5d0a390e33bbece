'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';

// What nobody has asked for yet is not loaded with the page.
const AdjustDialog = dynamic(() => import('./adjust-dialog.tsx').then((file) => file.AdjustDialog));

/** Opens the form that gives or takes points. */
export function AdjustButton({ customerId }: { customerId: string }) {
  const t = useTranslations('loyalty.adjust');
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <Button look="quiet" onClick={() => setAsked(true)}>
        {t('action')}
      </Button>
      {isAsked ? <AdjustDialog customerId={customerId} onClose={() => setAsked(false)} /> : null}
    </>
  );
}
