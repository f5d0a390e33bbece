'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import { saveLoyaltyRules } from '#domains/loyalty/rules/save-rules.ts';

/** Lets rules hold, and shows the page with them. */
export const keepRules = action(async (ctx, input: Parameters<typeof saveLoyaltyRules>[1]) => {
  const done = await saveLoyaltyRules(ctx, input);
  refresh();
  return done;
});
