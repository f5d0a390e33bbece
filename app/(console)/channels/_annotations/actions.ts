'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import { addAnnotation } from '#domains/analytics/board/annotations/add-annotation.ts';
import { editAnnotation } from '#domains/analytics/board/annotations/edit-annotation.ts';
import { removeAnnotation } from '#domains/analytics/board/annotations/remove-annotation.ts';
import { restoreAnnotation } from '#domains/analytics/board/annotations/restore-annotation.ts';

type Input<Verb extends (ctx: never, input: never) => unknown> = Parameters<Verb>[1];

/** Tells what happened on some days. */
export const tellDays = action(async (ctx, input: Input<typeof addAnnotation>) => {
  await addAnnotation(ctx, input);
  refresh();
});

/** Tells it otherwise. */
export const retellDays = action(async (ctx, input: Input<typeof editAnnotation>) => {
  await editAnnotation(ctx, input);
  refresh();
});

/** Takes an annotation away. */
export const takeAway = action(async (ctx, input: Input<typeof removeAnnotation>) => {
  await removeAnnotation(ctx, input);
  refresh();
});

/** Brings it back. */
export const bringBack = action(async (ctx, input: Input<typeof restoreAnnotation>) => {
  await restoreAnnotation(ctx, input);
  refresh();
});
