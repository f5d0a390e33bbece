'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import { addRule } from '#domains/alerts/add-rule.ts';
import { editRule } from '#domains/alerts/edit-rule.ts';
import { muteRule } from '#domains/alerts/mute-rule.ts';
import { previewRule } from '#domains/alerts/previews/preview-rule.ts';
import { removeRule } from '#domains/alerts/remove-rule.ts';

type Input<Verb extends (ctx: never, input: never) => unknown> = Parameters<Verb>[1];

/** Writes a rule. */
export const keepRule = action(async (ctx, input: Input<typeof addRule>) => {
  await addRule(ctx, input);
  refresh();
});

/** Writes a rule anew. */
export const changeRule = action(async (ctx, input: Input<typeof editRule>) => {
  await editRule(ctx, input);
  refresh();
});

/** Tries a rule on the past. */
export const tryRule = action((ctx, input: Input<typeof addRule>) => previewRule(ctx, input));

/** Silences a rule for some hours, or lets it tell again. */
export const mute = action(async (ctx, input: Input<typeof muteRule>) => {
  await muteRule(ctx, input);
  refresh();
});

/** Ends a rule. */
export const endRule = action(async (ctx, input: Input<typeof removeRule>) => {
  await removeRule(ctx, input);
  refresh();
});
