'use server';

import { refresh } from 'next/cache';
import QRCode from 'qrcode';
import { action } from '#app/_server/action.ts';
import { forgetPeople } from '#app/_server/find-person.ts';
import { rememberPreferences } from '#app/_server/remember-preferences.ts';
import { savePreferences } from '#domains/team/save-preferences.ts';
import { confirmTotp } from '#domains/team/sign-in/confirm-totp.ts';
import { removeTotp } from '#domains/team/sign-in/remove-totp.ts';
import { setPassword } from '#domains/team/sign-in/set-password.ts';
import { startTotp } from '#domains/team/sign-in/start-totp.ts';

type Input<Verb extends (ctx: never, input: never) => unknown> = Parameters<Verb>[1];

/** Keeps name and preferences, and shows the page in them at once. */
export const saveProfile = action(async (ctx, input: Input<typeof savePreferences>) => {
  await savePreferences(ctx, input);
  await rememberPreferences(input.preferences);
  forgetPeople();
  refresh();
});

/** A new password; the other sessions end, this one goes on. */
export const changePassword = action(
  async (
    ctx,
    { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
    session,
  ) => {
    await setPassword(ctx, { currentPassword, newPassword, keepSessionId: session.sessionId });
    forgetPeople();
    refresh();
  },
);

/** Begins switching on the second step: the key, and the same as a QR code. */
export const beginSecondStep = action(async (ctx, _input: null) => {
  const { secret, uri } = await startTotp(ctx);
  return { secret, qr: await QRCode.toString(uri, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' }) };
});

/** Switches the second step on and answers the recovery codes. The page changes when they have been kept. */
export const confirmSecondStep = action(async (ctx, input: Input<typeof confirmTotp>) => {
  const codes = await confirmTotp(ctx, input);
  forgetPeople();
  return codes;
});

/** Shows the page anew after the recovery codes were kept. */
export const finishSecondStep = action(async (_ctx, _input: null) => refresh());

/** Switches the second step off. */
export const endSecondStep = action(async (ctx, input: Input<typeof removeTotp>) => {
  await removeTotp(ctx, input);
  forgetPeople();
  refresh();
});
