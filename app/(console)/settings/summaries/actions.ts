'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import { saveSummaryChoice } from '#domains/alerts/summaries/choices.ts';
import { sendSummaryNow } from '#domains/alerts/summaries/send-now.ts';

type Input<Verb extends (ctx: never, input: never) => unknown> = Parameters<Verb>[1];

/** Keeps which summaries one wants. */
export const keepChoice = action(async (ctx, input: Input<typeof saveSummaryChoice>) => {
  await saveSummaryChoice(ctx, input);
  refresh();
});

/** Sends a summary at once. */
export const sendNow = action((ctx, input: Input<typeof sendSummaryNow>) => sendSummaryNow(ctx, input));
