'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { ScanField } from '#components/form/scan-field.tsx';
import { asRoute } from '#components/ui/as-route.ts';

/** Where somebody says what they know of the order: typed, or scanned from its receipt. */
export function FindForm() {
  const t = useTranslations('returns.find');
  const router = useRouter();
  return (
    <search>
      <ScanField
        label={t('label')}
        submit={t('submit')}
        onScan={(code) => {
          router.push(asRoute(`/returns?${new URLSearchParams({ q: code })}`));
          return { tone: 'right', text: t('looking', { text: `\u2068${code}\u2069` }) };
        }}
      />
    </search>
  );
}
