'use client';

import { useLocale } from 'next-intl';
import { Toaster } from 'sonner';
import { directionOf, isLocale } from '#lib/format/prefs.ts';

/** The place where short notices appear; on the end side of the page. */
export function Toasts() {
  const locale = useLocale();
  const dir = isLocale(locale) ? directionOf(locale) : 'ltr';
  return (
    <Toaster
      dir={dir}
      position={dir === 'rtl' ? 'bottom-left' : 'bottom-right'}
      toastOptions={{
        style: {
          background: 'var(--color-raised)',
          color: 'var(--color-ink)',
          border: '1px solid var(--color-line)',
          fontFamily: 'var(--font-sans)',
          borderRadius: 'var(--radius-md)',
        },
        actionButtonStyle: { background: 'var(--color-accent)', color: 'var(--color-on-accent)' },
      }}
    />
  );
}
