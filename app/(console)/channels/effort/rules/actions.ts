'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import { previewRules } from '#domains/analytics/effort/settings/preview-rules.ts';
import { saveEffortRules } from '#domains/analytics/effort/settings/save-rules.ts';

/** Lets rules of effort hold, and shows the page with them. */
export const keepRules = action(async (ctx, input: Parameters<typeof saveEffortRules>[1]) => {
  const done = await saveEffortRules(ctx, input);
  refresh();
  return done;
});

/** What rules would say of the newest orders. */
export const tryRules = action((ctx, rules: Parameters<typeof previewRules>[1]) => previewRules(ctx, rules));
