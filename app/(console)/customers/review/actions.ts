'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import type { Ctx } from '#domains/context.ts';
import { cancelLinking, startLinking } from '#domains/customers/linking/start-linking.ts';
import { decideReview } from '#domains/customers/merging/decide-review.ts';
import { mergeCustomers } from '#domains/customers/merging/merge-customers.ts';
import { placeFact } from '#domains/customers/merging/place-fact.ts';
import { previewMerge } from '#domains/customers/merging/preview-merge.ts';
import { unmergeCustomers } from '#domains/customers/merging/unmerge-customers.ts';

/** A command as an action: done, then the page is read again. */
function onPeople<Input, Data>(run: (ctx: Ctx, input: Input) => Promise<Data>) {
  return action(async (ctx, input: Input) => {
    const data = await run(ctx, input);
    refresh();
    return data;
  });
}

export const decide = onPeople(decideReview);
export const merge = onPeople(mergeCustomers);
export const unmerge = onPeople(unmergeCustomers);
export const place = onPeople(placeFact);
export const compareAll = onPeople(startLinking);
export const stopComparing = onPeople(cancelLinking);

/** What a merge would do; changes nothing. */
export const preview = action((ctx, pair: { survivorId: string; mergedId: string }) =>
  previewMerge(ctx, pair),
);
