'use client';

import { KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { CopyText } from '../profile/copy-button.tsx';
import { KeyForm } from './key-form.tsx';

/** Makes a key and shows it this once. */
export function AddKeyButton() {
  const t = useTranslations('team.keys');
  const [isOpen, setIsOpen] = useState(false);
  const [key, setKey] = useState<string | null>(null);
  const change = (willBeOpen: boolean) => {
    setIsOpen(willBeOpen);
    setKey(null);
  };
  return (
    <>
      <Button look="primary" onClick={() => change(true)}>
        <KeyRound aria-hidden />
        {t('add')}
      </Button>
      <Dialog title={t('add')} isOpen={isOpen} onOpenChange={change}>
        {key ? (
          <div className="flex flex-col gap-4">
            <Banner tone="warn" title={t('doneTitle')}>
              {t('doneHint')}
            </Banner>
            <CopyText text={key} label={t('copy')} copied={t('copied')} />
            <Button look="primary" className="self-end" onClick={() => change(false)}>
              {t('close')}
            </Button>
          </div>
        ) : (
          <KeyForm onDone={setKey} />
        )}
      </Dialog>
    </>
  );
}
