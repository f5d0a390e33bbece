'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import { signOut } from '#app/_server/auth.ts';
import { forgetPeople } from '#app/_server/find-person.ts';
import { revokeOtherSessions } from '#domains/team/sign-in/revoke-other-sessions.ts';
import { revokeSession } from '#domains/team/sign-in/revoke-session.ts';

/** Ends one of one's own sessions. */
export const endSession = action(async (ctx, input: Parameters<typeof revokeSession>[1]) => {
  await revokeSession(ctx, input);
  forgetPeople();
  refresh();
});

/** Ends all of one's own sessions but this one. */
export const endOtherSessions = action(async (ctx, _input: null, session) => {
  await revokeOtherSessions(ctx, { sessionId: session.sessionId });
  forgetPeople();
  refresh();
});

/** Ends this session and goes to the sign-in page. */
export const signOutHere = action(async (ctx, _input: null, session) => {
  await revokeSession(ctx, { sessionId: session.sessionId });
  forgetPeople();
  await signOut({ redirectTo: '/sign-in' });
});
