'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import type { Ctx } from '#domains/context.ts';
import type { Rule } from '#domains/segments/conditions.ts';
import { countRule } from '#domains/segments/count-rule.ts';
import { createSegment } from '#domains/segments/create-segment.ts';
import { deleteSegment } from '#domains/segments/delete-segment.ts';
import { estimateRule } from '#domains/segments/estimate-rule.ts';
import { findProducts } from '#domains/segments/list-rule-choices.ts';
import { judgeNow } from '#domains/segments/refresh/refresh-segments.ts';
import { readKeptRule } from '#domains/segments/rule.ts';
import { restoreSegment, updateSegment } from '#domains/segments/update-segment.ts';
import { log } from '#lib/log.ts';

/** An exact count holds up the next estimate of the same page for no longer. */
const COUNTED_WITHIN_MS = 4_000;

type Saved = { segmentId: string; version: number };

/** A command that gives a segment a rule: saved, then everybody is judged by it at once. */
function saving<Input>(run: (ctx: Ctx, input: Input) => Promise<Saved>) {
  return action(async (ctx, input: Input) => {
    const saved = await run(ctx, input);
    // What is saved is saved: the worker judges whom this could not.
    await judgeNow(ctx, saved.segmentId).catch((error: unknown) =>
      log.warn({ err: error }, 'a saved segment is left to the worker'),
    );
    refresh();
    return saved;
  });
}

export const create = saving(createSegment);
export const update = saving(updateSegment);
export const restore = saving(restoreSegment);

export const remove = action(async (ctx, input: Parameters<typeof deleteSegment>[1]) => {
  const removed = await deleteSegment(ctx, input);
  refresh();
  return removed;
});

/** About how many a rule fits now, exactly where they are few; writes nothing. */
export const estimate = action((ctx, rule: Rule) => estimateRule(ctx, readKeptRule(rule)));

/** Exactly how many a rule fits now; writes nothing. */
export const count = action((ctx, rule: Rule) => countRule(ctx, readKeptRule(rule), COUNTED_WITHIN_MS));

/** Products by words of their title. */
export const findGoods = action((ctx, words: string) => findProducts(ctx, words));
