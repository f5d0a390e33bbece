'use client';

import { Languages } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { LOCALES, type Locale } from '#lib/format/prefs.ts';

const NAMES: Record<Locale, string> = { fa: 'فارسی', ar: 'العربية', bg: 'Български', en: 'English' };

/** Chooses the language; each is written in its own script. `choose` is a server action. */
export function LanguageMenu({ choose }: { choose: (locale: string) => Promise<void> }) {
  const t = useTranslations('shell.language');
  const locale = useLocale();
  const [pending, start] = useTransition();
  return (
    <label className="relative flex h-9 items-center rounded-md text-quiet hover:bg-neutral-3 pointer-coarse:h-11">
      <Languages aria-hidden className="pointer-events-none absolute start-2 size-4" />
      <span className="sr-only">{t('label')}</span>
      <select
        value={locale}
        disabled={pending}
        onChange={(event) => start(() => choose(event.target.value))}
        className="h-full w-9 appearance-none rounded-md bg-transparent ps-8 pe-2 text-sm text-ink sm:w-auto"
      >
        {LOCALES.map((known) => (
          <option key={known} value={known} lang={known} className="bg-raised text-ink">
            {NAMES[known]}
          </option>
        ))}
      </select>
    </label>
  );
}
