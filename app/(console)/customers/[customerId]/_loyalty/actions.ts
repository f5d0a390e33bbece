'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import { adjustPoints } from '#domains/loyalty/adjust-points.ts';

/** Gives or takes points, and shows the page with them. */
export const adjust = action(async (ctx, input: Parameters<typeof adjustPoints>[1]) => {
  const done = await adjustPoints(ctx, input);
  refresh();
  return done;
});
