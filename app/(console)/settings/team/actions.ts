'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import { forgetPeople } from '#app/_server/find-person.ts';
import { changeRole } from '#domains/team/change-role.ts';
import { disableUser } from '#domains/team/disable-user.ts';
import { enableUser } from '#domains/team/enable-user.ts';
import { inviteUser } from '#domains/team/invite-user.ts';
import { revokeInvitation } from '#domains/team/revoke-invitation.ts';
import { resetTotp } from '#domains/team/sign-in/reset-totp.ts';
import { signOutUser } from '#domains/team/sign-in/sign-out-user.ts';

/** Gives somebody another role. */
export const setRole = action(async (ctx, input: Parameters<typeof changeRole>[1]) => {
  await changeRole(ctx, input);
  show();
});

/** Ends somebody's access. */
export const disableMember = action(async (ctx, input: Parameters<typeof disableUser>[1]) => {
  await disableUser(ctx, input);
  show();
});

/** Lets somebody in again. */
export const enableMember = action(async (ctx, input: Parameters<typeof enableUser>[1]) => {
  await enableUser(ctx, input);
  show();
});

/** Ends all sessions of somebody. */
export const signOutMember = action(async (ctx, input: Parameters<typeof signOutUser>[1]) => {
  await signOutUser(ctx, input);
  show();
});

/** Takes the second step off somebody who has lost the phone. */
export const resetSecondStep = action(async (ctx, input: Parameters<typeof resetTotp>[1]) => {
  await resetTotp(ctx, input);
  show();
});

/** Invites somebody; the path of the link is answered this once. */
export const invite = action(async (ctx, input: Parameters<typeof inviteUser>[1]) => {
  const { token } = await inviteUser(ctx, input);
  show();
  return { path: `/invitation/${token}` };
});

/** Takes an invitation back. */
export const takeBackInvitation = action(async (ctx, input: Parameters<typeof revokeInvitation>[1]) => {
  await revokeInvitation(ctx, input);
  show();
});

function show(): void {
  forgetPeople();
  refresh();
}
