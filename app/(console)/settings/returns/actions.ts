'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import { savePolicy } from '#domains/orders/returns/policy/save-policy.ts';

/** Lets a policy hold, and shows the page with it. */
export const keepPolicy = action(async (ctx, input: Parameters<typeof savePolicy>[1]) => {
  const done = await savePolicy(ctx, input);
  refresh();
  return done;
});
