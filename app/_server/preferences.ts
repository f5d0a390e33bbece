'use server';

import { refresh } from 'next/cache';
import { cookies } from 'next/headers';
import { isLocale } from '#lib/format/prefs.ts';
import { THEMES } from './locale.ts';

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Remembers the language on this device and shows the page in it. Unknown languages change nothing. */
export async function setLanguage(locale: string): Promise<void> {
  if (!isLocale(locale)) return;
  await remember('locale', locale);
}

/** Remembers the theme on this device. Unknown themes change nothing. */
export async function setTheme(theme: string): Promise<void> {
  if (!THEMES.some((known) => known === theme)) return;
  await remember('theme', theme);
}

async function remember(name: string, value: string): Promise<void> {
  const jar = await cookies();
  jar.set(name, value, { path: '/', maxAge: ONE_YEAR_SECONDS, sameSite: 'lax', httpOnly: true });
  refresh();
}
