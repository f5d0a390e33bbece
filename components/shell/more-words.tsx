'use client';

import { type Messages, NextIntlClientProvider, useLocale, useMessages } from 'next-intl';
import type { ReactNode } from 'react';

/** Gives the parts below it more words than those that stand above. */
export function MoreWords({ words, children }: { words: Partial<Messages>; children: ReactNode }) {
  const locale = useLocale();
  const above = useMessages();
  return (
    <NextIntlClientProvider locale={locale} messages={{ ...above, ...words }}>
      {children}
    </NextIntlClientProvider>
  );
}
