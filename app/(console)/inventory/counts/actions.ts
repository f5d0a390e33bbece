'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import { approveCount } from '#domains/inventory/counts/approve-count.ts';
import { cancelCount } from '#domains/inventory/counts/cancel-count.ts';
import { setCountLimits } from '#domains/inventory/counts/count-limits.ts';
import { getCountLine } from '#domains/inventory/counts/get-count.ts';
import { openCount } from '#domains/inventory/counts/open-count.ts';
import { recordScans } from '#domains/inventory/counts/record-scans.ts';
import { recountLines } from '#domains/inventory/counts/recount-lines.ts';
import { submitCount } from '#domains/inventory/counts/submit-count.ts';
import { setPlaces } from '#domains/inventory/places/set-places.ts';

type Input<Verb extends (ctx: never, input: never) => unknown> = Parameters<Verb>[1];

/** Begins a count. */
export const beginCount = action(async (ctx, input: Input<typeof openCount>) => openCount(ctx, input));

/** Adds scans to a count. */
export const addScans = action(async (ctx, input: Input<typeof recordScans>) => recordScans(ctx, input));

/** The line of goods that stands on another page of a count. */
export const findOnCount = action(async (ctx, wanted: Parameters<typeof getCountLine>[1]) =>
  getCountLine(ctx, wanted),
);

/** Hands a count in. */
export const handIn = action(async (ctx, input: Input<typeof submitCount>) => {
  const judged = await submitCount(ctx, input);
  refresh();
  return judged;
});

/** Books the large differences of a count. */
export const approve = action(async (ctx, input: Input<typeof approveCount>) => {
  await approveCount(ctx, input);
  refresh();
});

/** Has goods counted once more. */
export const countAgain = action(async (ctx, input: Input<typeof recountLines>) => {
  await recountLines(ctx, input);
  refresh();
});

/** Ends a count without booking anything more. */
export const dropCount = action(async (ctx, input: Input<typeof cancelCount>) => {
  await cancelCount(ctx, input);
  refresh();
});

/** Says up to which difference counts book by themselves. */
export const keepLimits = action(async (ctx, input: Input<typeof setCountLimits>) => {
  await setCountLimits(ctx, input);
  refresh();
});

/** Says where goods lie inside a place. */
export const keepPlaces = action(async (ctx, input: Input<typeof setPlaces>) => {
  const kept = await setPlaces(ctx, input);
  refresh();
  return kept;
});
