'use server';

import { refresh } from 'next/cache';
import { cookies, headers } from 'next/headers';
import type { Preferences } from '#domains/team/input.ts';
import { savePreferences } from '#domains/team/save-preferences.ts';
import { isLocale } from '#lib/format/prefs.ts';
import { limit } from '#lib/rate-limit.ts';
import { forgetPeople } from './find-person.ts';
import { THEMES } from './locale.ts';
import { getSession } from './session.ts';
import { checkOrigin } from './visitor.ts';

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

/**
 * Remembers the language on this device, for somebody who is signed in on all their devices, and shows the page in it.
 * Unknown languages change nothing.
 */
export async function setLanguage(locale: string): Promise<void> {
  if (!isLocale(locale)) return;
  await keep({ locale });
  await remember('locale', locale);
}

/** Remembers the theme in the same way. Unknown themes change nothing. */
export async function setTheme(asked: string): Promise<void> {
  const theme = THEMES.find((known) => known === asked);
  if (!theme) return;
  await keep({ theme });
  await remember('theme', theme);
}

/** Writes a choice to the person's profile; strangers have none. */
async function keep(preferences: Preferences): Promise<void> {
  const session = await getSession();
  if (!session) return;
  checkOrigin(await headers());
  await limit('user', session.user.id);
  await savePreferences(session.ctx, { preferences });
  forgetPeople();
}

async function remember(name: string, value: string): Promise<void> {
  const jar = await cookies();
  jar.set(name, value, { path: '/', maxAge: ONE_YEAR_SECONDS, sameSite: 'lax', httpOnly: true });
  refresh();
}
