import 'server-only';
import { cookies } from 'next/headers';
import { Preferences } from '#domains/team/input.ts';

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Tells this device how a person reads the product, so that every page, also before signing in, is written so. */
export async function rememberPreferences(preferences: unknown): Promise<void> {
  const parsed = Preferences.safeParse(preferences);
  if (!parsed.success) return;
  const { locale, theme, timeZone, calendar, digits, tomanDisplay } = parsed.data;
  const toman = tomanDisplay === undefined ? undefined : String(tomanDisplay);
  const known = { locale, theme, time_zone: timeZone, calendar, digits, toman };
  const jar = await cookies();
  for (const [name, value] of Object.entries(known)) {
    if (value !== undefined)
      jar.set(name, value, { path: '/', maxAge: ONE_YEAR_SECONDS, sameSite: 'lax', httpOnly: true });
  }
}
