'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';

// What nobody has asked for yet is not loaded with the page.
const EraseDialog = dynamic(() => import('./erase-dialog.tsx').then((file) => file.EraseDialog));

/** Opens the question whether the person is erased. */
export function EraseButton({ customer }: { customer: { id: string; number: number } }) {
  const t = useTranslations('privacy.rights');
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <Button look="danger" onClick={() => setAsked(true)}>
        {t('erase')}
      </Button>
      {isAsked ? <EraseDialog customer={customer} onClose={() => setAsked(false)} /> : null}
    </>
  );
}
