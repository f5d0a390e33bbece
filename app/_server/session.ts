import 'server-only';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { asRoute } from '#components/ui/as-route.ts';
import type { Ctx } from '#domains/context.ts';
import { type Business, getBusiness } from '#domains/settings/get-business.ts';
import type { User } from '#domains/team/get-user.ts';
import { Preferences } from '#domains/team/input.ts';
import { needsSecondStep } from '#domains/team/sign-in/needs-second-step.ts';
import { AppError } from '#lib/errors.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { auth, readClaim } from './auth.ts';
import { database } from './database.ts';
import { findPerson } from './find-person.ts';
import { readPrefs } from './locale.ts';

/** Who is signed in: the context for commands and queries, the person, and how they read figures and dates. */
export type Session = { ctx: Ctx; user: User; prefs: Prefs; business: Business; sessionId: string };

/** Who is signed in, or null. Decided by what the session says and what its row says now, never by its being there. */
export const getSession = cache(async (): Promise<Session | null> => {
  const claim = readClaim(await auth());
  const user = claim && (await findPerson(claim));
  if (!claim || !user) return null;
  const db = database();
  const business = await getBusiness(db);
  const actor = { kind: 'user', id: user.id, name: user.name, role: user.role } as const;
  const prefs = mergePrefs(await readPrefs(), user, business);
  return { ctx: { db, actor, now: new Date() }, user, prefs, business, sessionId: claim.sessionId };
});

/**
 * Who is signed in, for every page of the console; strangers are sent to /sign-in. Owners and managers without a second
 * step are sent to switch it on, but not in a demo business.
 */
export async function requireSession(): Promise<Session> {
  const session = await requirePerson();
  if (needsSecondStep(session.user, session.business)) redirect(asRoute('/settings/profile?enrol=1'));
  return session;
}

/** As `requireSession`, for the pages where the second step is switched on. */
export async function requirePerson(): Promise<Session> {
  const session = await getSession();
  return session ?? redirect(asRoute('/sign-in'));
}

/** Who is signed in, for actions and routes. @throws UNAUTHENTICATED for strangers. */
export async function requireActor(): Promise<Session> {
  const session = await getSession();
  if (session) return session;
  throw new AppError('UNAUTHENTICATED', 'Sign in to go on.');
}

/** The language follows this device, where it was chosen last; the rest follows the person, then the business. */
function mergePrefs(device: Prefs, user: User, business: Business): Prefs {
  const parsed = Preferences.safeParse(user.preferences);
  const own = parsed.success ? parsed.data : {};
  return {
    locale: device.locale,
    calendar: own.calendar ?? device.calendar,
    digits: own.digits ?? device.digits,
    timeZone: own.timeZone ?? business.timeZone,
    tomanDisplay: own.tomanDisplay ?? business.showToman,
  };
}
