'use client';

import { Printer } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';

/** Prints the paper that the page shows. */
export function PrintPaper() {
  const t = useTranslations('common.action');
  return (
    <Button look="primary" onClick={() => print()}>
      <Printer aria-hidden />
      {t('print')}
    </Button>
  );
}
