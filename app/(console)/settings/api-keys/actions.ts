'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import { createApiKey } from '#domains/team/create-api-key.ts';
import { revokeApiKey } from '#domains/team/revoke-api-key.ts';

/** Makes a key; it is answered this once. */
export const makeKey = action(async (ctx, input: Parameters<typeof createApiKey>[1]) => {
  const { key } = await createApiKey(ctx, input);
  refresh();
  return { key };
});

/** Ends a key. */
export const endKey = action(async (ctx, input: Parameters<typeof revokeApiKey>[1]) => {
  await revokeApiKey(ctx, input);
  refresh();
});
