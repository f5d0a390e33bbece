'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import { addAnnotation } from '#domains/analytics/board/annotations/add-annotation.ts';
import { editAnnotation } from '#domains/analytics/board/annotations/edit-annotation.ts';
import { changeHoliday } from '#domains/analytics/board/annotations/holidays/change-holiday.ts';
import { hideCalendar } from '#domains/analytics/board/annotations/holidays/hide-calendar.ts';
import { hideHoliday } from '#domains/analytics/board/annotations/holidays/hide-holiday.ts';
import { showCalendar } from '#domains/analytics/board/annotations/holidays/show-calendar.ts';
import { showHoliday } from '#domains/analytics/board/annotations/holidays/show-holiday.ts';
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

/** Tells a public holiday otherwise. */
export const retellHoliday = action(async (ctx, input: Input<typeof changeHoliday>) => {
  await changeHoliday(ctx, input);
  refresh();
});

/** Shows a public holiday no more. */
export const concealHoliday = action(async (ctx, input: Input<typeof hideHoliday>) => {
  await hideHoliday(ctx, input);
  refresh();
});

/** Shows it again. */
export const revealHoliday = action(async (ctx, input: Input<typeof showHoliday>) => {
  await showHoliday(ctx, input);
  refresh();
});

/** Shows no public holidays any more. */
export const concealCalendar = action(async (ctx) => {
  await hideCalendar(ctx, {});
  refresh();
});

/** Shows them again. */
export const revealCalendar = action(async (ctx) => {
  await showCalendar(ctx, {});
  refresh();
});
