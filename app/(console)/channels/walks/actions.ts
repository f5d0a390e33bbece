'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import { addFinding } from '#domains/analytics/effort/walks/add-finding.ts';
import { saveChecklist } from '#domains/analytics/effort/walks/save-checklist.ts';
import { finishFinding, reopenFinding } from '#domains/analytics/effort/walks/settle-finding.ts';
import { startWalk } from '#domains/analytics/effort/walks/start-walk.ts';
import { tellStep } from '#domains/analytics/effort/walks/tell-step.ts';

type Input<Verb extends (ctx: never, input: never) => unknown> = Parameters<Verb>[1];

/** Keeps a channel's checklist. */
export const keepChecklist = action(async (ctx, input: Input<typeof saveChecklist>) => {
  await saveChecklist(ctx, input);
  refresh();
});

/** Begins a test purchase. */
export const beginWalk = action(async (ctx, input: Input<typeof startWalk>) => startWalk(ctx, input));

/** Tells how a step went. */
export const keepStep = action(async (ctx, input: Input<typeof tellStep>) => {
  await tellStep(ctx, input);
  refresh();
});

/** Makes a task of a finding. */
export const keepFinding = action(async (ctx, input: Input<typeof addFinding>) => {
  await addFinding(ctx, input);
  refresh();
});

/** A finding is put right. */
export const settleFinding = action(async (ctx, input: Input<typeof finishFinding>) => {
  await finishFinding(ctx, input);
  refresh();
});

/** A finding is open again. */
export const openFinding = action(async (ctx, input: Input<typeof reopenFinding>) => {
  await reopenFinding(ctx, input);
  refresh();
});
