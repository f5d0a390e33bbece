'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { LotSettings } from '#domains/inventory/lots/lot-settings.ts';

// Loaded when somebody opens it.
const SettingsForm = dynamic(() => import('./settings-form.tsx').then((file) => file.SettingsForm));

/** Opens what the shop does about expiry. */
export function LotSettingsButton({ settings }: { settings: LotSettings }) {
  const t = useTranslations('lots.settings');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('title')}</Button>
      <Dialog title={t('title')} isOpen={isOpen} onOpenChange={setOpen}>
        {isOpen ? <SettingsForm settings={settings} onDone={() => setOpen(false)} /> : null}
      </Dialog>
    </>
  );
}
