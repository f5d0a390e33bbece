'use client';

import { useTranslations } from 'next-intl';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';
import { CopyText } from '../profile/copy-button.tsx';

/** A write key, this once. */
export function ShownKey({ value, hint, onClose }: { value: string; hint: string; onClose: () => void }) {
  const t = useTranslations('tracking.key');
  const tAction = useTranslations('common.action');
  return (
    <div className="flex flex-col gap-4">
      <Banner tone="warn" title={t('title')}>
        {hint}
      </Banner>
      <CopyText text={value} label={t('copy')} copied={t('copied')} />
      <Button look="primary" className="self-end" onClick={onClose}>
        {tAction('close')}
      </Button>
    </div>
  );
}
