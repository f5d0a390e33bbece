'use client';

import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { intlLocale, type Prefs } from '#lib/format/prefs.ts';
import { PrefsProvider } from './prefs-provider.tsx';

const Toasts = dynamic(() => import('./toasts.tsx').then((file) => file.Toasts), { ssr: false });

/** Everything that client components expect above them: preferences, react-aria's locale, toasts. */
export function Providers({ prefs, children }: { prefs: Prefs; children: ReactNode }) {
  return (
    <PrefsProvider prefs={prefs}>
      <I18nProvider locale={intlLocale(prefs)}>
        {children}
        <Toasts />
      </I18nProvider>
    </PrefsProvider>
  );
}
