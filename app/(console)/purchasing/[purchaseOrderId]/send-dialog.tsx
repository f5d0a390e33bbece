'use client';

import { useTranslations } from 'next-intl';
import { Ltr } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';

type Props = {
  isOpen: boolean;
  email: string | null;
  isPending: boolean;
  onClose: () => void;
  onSend: (way: 'email' | 'other') => void;
};

/** Asks how the order reaches its supplier: by e-mail from here, or in another way by hand. */
export function SendDialog({ isOpen, email, isPending, onClose, onSend }: Props) {
  const t = useTranslations('purchasing.sendDialog');
  return (
    <Dialog title={t('title')} isOpen={isOpen} onOpenChange={onClose}>
      <div className="flex flex-col gap-4">
        <p>{t('what')}</p>
        {email ? (
          <Button look="primary" disabled={isPending} onClick={() => onSend('email')}>
            {t('email')} <Ltr>{email}</Ltr>
          </Button>
        ) : (
          <p className="text-sm text-quiet">{t('noEmail')}</p>
        )}
        <Button look={email ? 'secondary' : 'primary'} disabled={isPending} onClick={() => onSend('other')}>
          {t('other')}
        </Button>
      </div>
    </Dialog>
  );
}
