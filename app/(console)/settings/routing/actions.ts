'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import type { Ctx } from '#domains/context.ts';
import { getReplayProgress } from '#domains/fulfilment/replay/get-replay.ts';
import { cancelReplay, resumeReplay } from '#domains/fulfilment/replay/move-replay.ts';
import { startReplay } from '#domains/fulfilment/replay/start-replay.ts';
import { saveTariffs } from '#domains/fulfilment/routing/save-tariffs.ts';
import { discardDraft } from '#domains/fulfilment/routing/versions/discard-draft.ts';
import { goLive } from '#domains/fulfilment/routing/versions/go-live.ts';
import { restoreVersion } from '#domains/fulfilment/routing/versions/restore-version.ts';
import { saveDraft } from '#domains/fulfilment/routing/versions/save-draft.ts';
import { applyAssignment, rejectAssignment } from '#domains/orders/routing/apply-assignment.ts';
import { startAssignment } from '#domains/orders/routing/start-assignment.ts';

/** A command as an action of these pages: done, then the page is read again. */
function onPage<Input, Data>(run: (ctx: Ctx, input: Input) => Promise<Data>) {
  return action(async (ctx, input: Input) => {
    const data = await run(ctx, input);
    refresh();
    return data;
  });
}

export const keepDraft = onPage(saveDraft);
export const dropDraft = onPage(discardDraft);
export const makeLive = onPage(goLive);
export const goBack = onPage(restoreVersion);
export const tryRules = onPage(startReplay);
export const stopTrial = onPage(cancelReplay);
export const goOnTrying = onPage(resumeReplay);
export const keepTariffs = onPage(saveTariffs);
export const propose = onPage(startAssignment);
export const apply = onPage(applyAssignment);
export const reject = onPage(rejectAssignment);

/** How far the newest trial is, for its progress bar. */
export const readTrial = action((ctx, _input: null) => getReplayProgress(ctx));
