import 'server-only';
import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { chooseLocale } from '#lib/format/choose-locale.ts';
import { defaultPrefs, type Locale, type Prefs } from '#lib/format/prefs.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The reader's language: the cookie `locale`, else the browser's wish, else English. */
export const readLocale = cache(async (): Promise<Locale> => {
  const [jar, sent] = await Promise.all([cookies(), headers()]);
  return chooseLocale(jar.get('locale')?.value, sent.get('accept-language'));
});

/** How the reader wants figures and dates; the same object for one request. */
export const readPrefs = cache(async (): Promise<Prefs> => {
  const jar = await cookies();
  return defaultPrefs(await readLocale(), timeZoneOr(jar.get('time_zone')?.value));
});

/** The reader's theme: the cookie `theme`, else what the system says. */
export const readTheme = cache(async (): Promise<Theme> => {
  const jar = await cookies();
  return THEMES.find((theme) => theme === jar.get('theme')?.value) ?? 'system';
});

function timeZoneOr(asked: string | undefined): string {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!asked) return own;
  return Intl.supportedValuesOf('timeZone').includes(asked) ? asked : own;
}
