'use client';

import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';

// What nobody has asked for yet is not loaded with the page.
const SourceForm = dynamic(() => import('./source-form.tsx').then((file) => file.SourceForm));
const ShownKey = dynamic(() => import('./shown-key.tsx').then((file) => file.ShownKey));

/** Adds a source; its write key is shown this once. */
export function AddSourceButton({ channels }: { channels: readonly { value: string; label: string }[] }) {
  const t = useTranslations('tracking');
  const [isOpen, setOpen] = useState(false);
  const [key, setKey] = useState<string | null>(null);
  const change = (willBeOpen: boolean) => {
    setOpen(willBeOpen);
    setKey(null);
  };
  return (
    <>
      <Button look="primary" onClick={() => change(true)}>
        <Plus aria-hidden />
        {t('add')}
      </Button>
      <Dialog title={t('add')} isOpen={isOpen} onOpenChange={change}>
        {key ? (
          <ShownKey value={key} hint={t('key.hint')} onClose={() => change(false)} />
        ) : (
          <SourceForm channels={channels} onDone={setKey} />
        )}
      </Dialog>
    </>
  );
}
