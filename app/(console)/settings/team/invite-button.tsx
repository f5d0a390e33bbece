'use client';

import { UserPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { CopyText } from '../profile/copy-button.tsx';
import { InviteForm } from './invite-form.tsx';

/** Invites somebody; afterwards the link is shown, this once, for passing it on by hand. */
export function InviteButton() {
  const t = useTranslations('team.invite');
  const [isOpen, setIsOpen] = useState(false);
  const [path, setPath] = useState<string | null>(null);
  const change = (willBeOpen: boolean) => {
    setIsOpen(willBeOpen);
    setPath(null);
  };
  return (
    <>
      <Button look="primary" onClick={() => change(true)}>
        <UserPlus aria-hidden />
        {t('open')}
      </Button>
      <Dialog title={path ? t('doneTitle') : t('title')} isOpen={isOpen} onOpenChange={change}>
        {path ? (
          <div className="flex flex-col gap-3">
            <p>{t('doneHint')}</p>
            <CopyText text={window.location.origin + path} label={t('copy')} copied={t('copied')} />
          </div>
        ) : (
          <InviteForm onDone={setPath} />
        )}
      </Dialog>
    </>
  );
}
