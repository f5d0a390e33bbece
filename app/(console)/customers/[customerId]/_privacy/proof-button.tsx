'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

// What nobody has asked for yet is not loaded with the page.
const ProofDialog = dynamic(() => import('./proof-dialog.tsx').then((file) => file.ProofDialog));

/** Opens what shows that a person agreed or refused; nothing of it is in the page before. */
export function ProofButton(props: { customerId: string; consentId: number }) {
  const t = useTranslations('privacy.proof');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="text-accent hover:underline" onClick={() => setOpen(true)}>
        {t('open')}
      </button>
      {isOpen ? <ProofDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
