'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import { removeView } from '#domains/team/remove-view.ts';
import { saveView } from '#domains/team/save-view.ts';

/** Keeps a view of any list. */
export const keepView = action(async (ctx, input: Parameters<typeof saveView>[1]) => {
  const view = await saveView(ctx, input);
  refresh();
  return view;
});

/** Takes a view away; the answer is what brings it back. */
export const takeViewAway = action(async (ctx, input: Parameters<typeof removeView>[1]) => {
  const view = await removeView(ctx, input);
  refresh();
  return view;
});
