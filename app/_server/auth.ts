import 'server-only';
import NextAuth, { type NextAuthConfig } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { z } from 'zod';
import type { Actor } from '#domains/context.ts';
import { SYSTEM } from '#domains/context.ts';
import { getUser } from '#domains/team/get-user.ts';
import { markKnownDevice } from '#domains/team/sign-in/attempts/known-device.ts';
import type { SessionClaim } from '#domains/team/sign-in/find-session.ts';
import { ISSUER, matchIssuerAccount } from '#domains/team/sign-in/match-issuer-account.ts';
import { openSession } from '#domains/team/sign-in/open-session.ts';
import { readTicket, type Ticket } from '#domains/team/sign-in/ticket.ts';
import { env } from '#lib/env.ts';
import { AppError } from '#lib/errors.ts';
import { log } from '#lib/log.ts';
import { database } from './database.ts';
import { findPerson } from './find-person.ts';
import { rememberPreferences } from './remember-preferences.ts';
import { markDevice, readVisitor } from './visitor.ts';

const LONGEST_SESSION_SECONDS = 30 * 24 * 60 * 60;

const Claim = z.object({ sessionId: z.uuid(), userId: z.uuid(), version: z.number().int() });

/** Whether pages are reached by https: then cookies are `__Host-` cookies and never leave without encryption. */
export function isSecure(): boolean {
  return env().AUTH_URL?.startsWith('https:') ?? false;
}

/** The session that a signed cookie claims; null unless it has everything that a claim has. */
export function readClaim(sent: unknown): SessionClaim | null {
  const parsed = z.object({ claim: Claim }).safeParse(sent);
  return parsed.success ? parsed.data.claim : null;
}

// Made at the first request, not at the build, which knows no settings.
export const { auth, handlers, signIn, signOut } = NextAuth(() => config());

function config(): NextAuthConfig {
  return {
    secret: env().AUTH_SECRET,
    basePath: '/api/auth',
    trustHost: true,
    session: { strategy: 'jwt', maxAge: LONGEST_SESSION_SECONDS },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
    useSecureCookies: isSecure(),
    cookies: cookieNames(),
    providers: [ticketProvider(), ...issuerProviders()],
    callbacks: {
      signIn: ({ account, profile }) => (account?.provider === ISSUER ? isKnownToUs(profile) : true),
      jwt: async ({ token, user, account, profile }) => {
        if (user) return { claim: await begin(await provedBy(user, account?.provider, profile)) };
        const claim = readClaim(token);
        return claim && (await findPerson(claim)) ? token : null;
      },
      session: ({ session, token }) => Object.assign(session, { claim: readClaim(token) }),
    },
    logger: {
      error: (error) => log.warn({ reason: error.name }, 'sign-in failed'),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

/** Opens a session for a ticket. Tickets are made by our own actions, after password, link, code or invitation. */
function ticketProvider() {
  return Credentials({
    credentials: { ticket: {} },
    authorize: ({ ticket }) => {
      const proved = typeof ticket === 'string' ? readTicket(ticket, 'sign-in', new Date()) : null;
      return proved && { id: proved.userId, ticket: proved };
    },
  });
}

function issuerProviders(): NextAuthConfig['providers'] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return [];
  return [
    {
      id: ISSUER,
      name: OIDC_NAME,
      type: 'oidc',
      issuer: OIDC_ISSUER,
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      checks: ['pkce', 'state', 'nonce'],
      authorization: { params: { scope: 'openid email profile' } },
    },
  ];
}

async function isKnownToUs(profile: unknown): Promise<boolean> {
  try {
    await matchProfile(profile);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

function matchProfile(profile: unknown): Promise<{ userId: string }> {
  // Safe because the command checks every field of what the provider says.
  const claims = profile as Parameters<typeof matchIssuerAccount>[1];
  return matchIssuerAccount({ db: database(), actor: SYSTEM, now: new Date() }, claims);
}

type Proved = Omit<Ticket, 'how'> & { how: Ticket['how'] | 'issuer' };

async function provedBy(user: unknown, provider: string | undefined, profile: unknown): Promise<Proved> {
  if (provider === ISSUER) return { ...(await matchProfile(profile)), how: 'issuer', lifetime: 'short' };
  return (user as { ticket: Ticket }).ticket;
}

/** Opens the session, and tells the device who signed in on it and how that person reads. */
async function begin({ userId, how, lifetime }: Proved): Promise<SessionClaim> {
  const db = database();
  const { id, name, role, preferences } = await getUser(db, userId);
  const actor: Actor = { kind: 'user', id, name, role };
  const { address, device, knownDevice } = await readVisitor();
  const ctx = { db, actor, now: new Date() };
  const { sessionId, sessionVersion } = await openSession(ctx, { how, lifetime, address, device });
  await markDevice(markKnownDevice(knownDevice, { userId, now: ctx.now }), { isSecure: isSecure() });
  await rememberPreferences(preferences);
  return { sessionId, userId, version: sessionVersion };
}

function cookieNames(): NextAuthConfig['cookies'] {
  const prefix = isSecure() ? '__Host-' : '';
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() } as const;
  const named = (name: string) => ({ name: `${prefix}pishkhan.${name}`, options });
  return {
    sessionToken: named('session'),
    callbackUrl: named('callback'),
    csrfToken: named('csrf'),
    pkceCodeVerifier: named('pkce'),
    state: named('state'),
    nonce: named('nonce'),
  };
}
