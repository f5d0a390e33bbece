import { z } from 'zod';
import type { Ctx } from '#domains/context.ts';
import { failReplay } from '#domains/fulfilment/replay/fail-replay.ts';
import { runReplay } from '#domains/fulfilment/replay/run-replay.ts';
import type { Job } from './registry.ts';

const Data = z.object({ replayId: z.uuid() });

/** Tries routing rules on past orders; after a crash it goes on at its last checkpoint. */
export async function replayRoutingJob(ctx: Ctx, { data, isLastAttempt }: Job): Promise<void> {
  const { replayId } = Data.parse(data);
  try {
    await runReplay(ctx, replayId);
  } catch (error) {
    if (isLastAttempt)
      await failReplay(ctx.db, replayId, error instanceof Error ? error.message : String(error));
    throw error;
  }
}
