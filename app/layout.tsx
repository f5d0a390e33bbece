import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/vazirmatn/wght.css';
import './globals.css';
import type { Metadata, Viewport } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Providers } from '#components/shell/providers.tsx';
import { directionOf } from '#lib/format/prefs.ts';
import { pickWords, WORDS_EVERYWHERE } from '#messages/places.ts';
import { readPrefs, readTheme } from './_server/locale.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common');
  return { title: { default: t('product'), template: `%s · ${t('product')}` }, icons: '/icon.svg' };
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, viewportFit: 'cover' };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [prefs, theme, words] = await Promise.all([readPrefs(), readTheme(), getMessages()]);
  return (
    <html lang={prefs.locale} dir={directionOf(prefs.locale)} className={theme}>
      <body>
        <NextIntlClientProvider messages={pickWords(words, WORDS_EVERYWHERE)}>
          <Providers prefs={prefs}>{children}</Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
