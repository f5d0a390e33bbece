'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import { setPin } from '#domains/team/pin/set-pin.ts';

/** Keeps one's own PIN. */
export const keepPin = action(async (ctx, input: Parameters<typeof setPin>[1]) => {
  await setPin(ctx, input);
  refresh();
});
