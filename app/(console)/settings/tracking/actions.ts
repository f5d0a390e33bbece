'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import { discardRejects, takeReject } from '#domains/marketing/tracking/settle-rejects.ts';
import { createSource } from '#domains/marketing/tracking/sources/create-source.ts';
import { rotateKey } from '#domains/marketing/tracking/sources/rotate-key.ts';
import { updateSource } from '#domains/marketing/tracking/sources/update-source.ts';

/** Adds a source; its write key is answered this once. */
export const addSource = action(async (ctx, input: Parameters<typeof createSource>[1]) => {
  const { key } = await createSource(ctx, input);
  refresh();
  return { key };
});

/** Changes a source’s name and websites, or switches it on or off. */
export const changeSource = action(async (ctx, input: Parameters<typeof updateSource>[1]) => {
  await updateSource(ctx, input);
  refresh();
});

/** A new write key, answered this once. */
export const renewKey = action(async (ctx, input: Parameters<typeof rotateKey>[1]) => {
  const { key } = await rotateKey(ctx, input);
  refresh();
  return { key };
});

/** Takes in what was refused, as somebody put it right. */
export const takeIn = action(async (ctx, input: Parameters<typeof takeReject>[1]) => {
  const { accepted } = await takeReject(ctx, input);
  refresh();
  return { accepted };
});

/** Puts refused events aside. */
export const putAside = action(async (ctx, input: Parameters<typeof discardRejects>[1]) => {
  await discardRejects(ctx, input);
  refresh();
});
