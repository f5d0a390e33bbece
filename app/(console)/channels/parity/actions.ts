'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import { previewPush } from '#domains/parity/corrections/preview-push.ts';
import { pushDrifts } from '#domains/parity/corrections/push-drifts.ts';
import { undoCorrection } from '#domains/parity/corrections/undo-correction.ts';
import { acceptDrifts, reopenDrifts } from '#domains/parity/drifts/accept-drifts.ts';
import { correctDrifts } from '#domains/parity/drifts/correct-drifts.ts';
import { addPromotion, removePromotion } from '#domains/parity/settings/promotions.ts';
import { saveRules } from '#domains/parity/settings/save-rules.ts';
import { saveSource } from '#domains/parity/settings/save-source.ts';

type Input<Verb extends (ctx: never, input: never) => unknown> = Parameters<Verb>[1];

/** Makes one side of drifts agree with the other. */
export const correct = action(async (ctx, input: Input<typeof correctDrifts>) => {
  const decided = await correctDrifts(ctx, input);
  refresh();
  return decided;
});

/** Has our side of drifts written to their channels. */
export const push = action(async (ctx, input: Input<typeof pushDrifts>) => {
  const pushed = await pushDrifts(ctx, input);
  refresh();
  return pushed;
});

/** What would be written. */
export const preview = action((ctx, { driftIds }: { driftIds: string[] }) => previewPush(ctx, driftIds));

/** Has a former value written back. */
export const undo = action(async (ctx, input: Input<typeof undoCorrection>) => {
  await undoCorrection(ctx, input);
  refresh();
});

/** Lets drifts be. */
export const accept = action(async (ctx, input: Input<typeof acceptDrifts>) => {
  const decided = await acceptDrifts(ctx, input);
  refresh();
  return decided;
});

/** Looks at drifts again. */
export const reopen = action(async (ctx, input: Input<typeof reopenDrifts>) => {
  const decided = await reopenDrifts(ctx, input);
  refresh();
  return decided;
});

/** Keeps how much a channel may differ. */
export const keepRules = action(async (ctx, input: Input<typeof saveRules>) => {
  await saveRules(ctx, input);
  refresh();
});

/** Keeps from where a channel's listings are read. */
export const keepSource = action(async (ctx, input: Input<typeof saveSource>) => {
  await saveSource(ctx, input);
  refresh();
});

/** Tells of a promotion. */
export const tellPromotion = action(async (ctx, input: Input<typeof addPromotion>) => {
  await addPromotion(ctx, input);
  refresh();
});

/** Takes a promotion away. */
export const endPromotion = action(async (ctx, input: Input<typeof removePromotion>) => {
  await removePromotion(ctx, input);
  refresh();
});
