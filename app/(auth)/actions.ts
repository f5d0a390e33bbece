'use server';

import { redirect } from 'next/navigation';
import { publicAction } from '#app/_server/action.ts';
import { signIn } from '#app/_server/auth.ts';
import { readLocale } from '#app/_server/locale.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { acceptInvitation } from '#domains/team/accept-invitation.ts';
import { getUser } from '#domains/team/get-user.ts';
import { addressLimit } from '#domains/team/sign-in/attempts/address-limit.ts';
import { checkPassword } from '#domains/team/sign-in/attempts/check-password.ts';
import { checkCode } from '#domains/team/sign-in/check-code.ts';
import { ISSUER } from '#domains/team/sign-in/match-issuer-account.ts';
import { requestLink } from '#domains/team/sign-in/request-link.ts';
import { spendLink } from '#domains/team/sign-in/spend-link.ts';
import { AppError } from '#lib/errors.ts';
import { log } from '#lib/log.ts';
import { limit } from '#lib/rate-limit.ts';
import { enter, finishFirstStep, readSecondStep } from './finish-sign-in.ts';

/** The first step: address and password. */
export const signInWithPassword = publicAction(async (ctx, form, visitor) => {
  const { address, knownDevice: device } = visitor;
  const typed = { email: text(form, 'email'), password: text(form, 'password') };
  const user = await checkPassword(ctx.db, { ...typed, address, device });
  if (!user) {
    log.warn({ reason: 'wrong password' }, 'sign-in refused');
    throw new AppError('UNAUTHENTICATED', 'The address or the password is not right.');
  }
  const lifetime = form.get('remember') === 'on' ? 'long' : 'short';
  return finishFirstStep(user, { userId: user.id, how: 'password', lifetime });
});

/** The second step: a code from the app, or a recovery code. */
export const signInWithCode = publicAction(async (ctx, form) => {
  const waiting = await readSecondStep();
  if (!waiting) redirect(asRoute('/sign-in'));
  const user = await getUser(ctx.db, waiting.userId);
  if (user.isDisabled) redirect(asRoute('/sign-in'));
  const actor = { kind: 'user', id: user.id, name: user.name, role: user.role } as const;
  await checkCode({ ...ctx, actor }, { code: text(form, 'code') });
  return enter(waiting);
});

/** Mails a link, if somebody has the address; the answer is the same if nobody has. */
export const mailSignInLink = publicAction(async (ctx, form, visitor) => {
  await requestLink(ctx, { email: text(form, 'email'), address: visitor.address });
  redirect(asRoute('/sign-in/link-sent'));
});

/** Uses up a mailed link. A button does it, because programs that look into mails open every link once. */
export const signInWithLink = publicAction(async (ctx, form, visitor) => {
  await limit(addressLimit('link', visitor.address), visitor.address);
  const { userId } = await spendLink(ctx, { token: text(form, 'token') });
  return finishFirstStep(await getUser(ctx.db, userId), { userId, how: 'link', lifetime: 'short' });
});

/** Hands over to the OpenID provider. */
export const signInWithIssuer = publicAction(async () => {
  await signIn(ISSUER, { redirectTo: '/' });
});

/** Makes the invited person a member of staff and signs them in. */
export const joinTeam = publicAction(async (ctx, form, visitor) => {
  await limit(addressLimit('link', visitor.address), visitor.address);
  const answer = { token: text(form, 'token'), name: text(form, 'name'), password: text(form, 'password') };
  const { userId } = await acceptInvitation(ctx, { ...answer, preferences: { locale: await readLocale() } });
  return enter({ userId, how: 'invitation', lifetime: 'short' });
});

/** A field's text; a file in its place counts as nothing. */
function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
