import 'server-only';
import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { chooseLocale } from '#lib/format/choose-locale.ts';
import { type Calendar, type Digits, defaultPrefs, type Locale, type Prefs } from '#lib/format/prefs.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const CALENDARS: readonly Calendar[] = ['persian', 'gregory'];
const DIGITS: readonly Digits[] = ['arabext', 'arab', 'latn'];

/** The reader's language: the cookie `locale`, else the browser's wish, else English. */
export const readLocale = cache(async (): Promise<Locale> => {
  const [jar, sent] = await Promise.all([cookies(), headers()]);
  return chooseLocale(jar.get('locale')?.value, sent.get('accept-language'));
});

/** How the reader wants figures and dates, by what signing in left on this device; the same object for one request. */
export const readPrefs = cache(async (): Promise<Prefs> => {
  const jar = await cookies();
  const kept = (name: string) => jar.get(name)?.value;
  const usual = defaultPrefs(await readLocale(), timeZoneOr(kept('time_zone')));
  return {
    ...usual,
    calendar: CALENDARS.find((known) => known === kept('calendar')) ?? usual.calendar,
    digits: DIGITS.find((known) => known === kept('digits')) ?? usual.digits,
    tomanDisplay: kept('toman') ? kept('toman') === 'true' : usual.tomanDisplay,
  };
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
