'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import { settleClaim } from '#domains/customers/claims/settle-claim.ts';

export const settle = action(async (ctx, input: Parameters<typeof settleClaim>[1]) => {
  const data = await settleClaim(ctx, input);
  refresh();
  return data;
});
