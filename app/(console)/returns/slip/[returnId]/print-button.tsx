'use client';

import { Printer } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';

/** Prints the slip. */
export function PrintButton() {
  const t = useTranslations('returns.slip');
  return (
    <Button look="primary" onClick={() => print()}>
      <Printer aria-hidden />
      {t('print')}
    </Button>
  );
}
