import { z } from 'zod';
import type { Ctx } from '#domains/context.ts';
import { failLinking } from '#domains/customers/linking/fail-linking.ts';
import { findLinkingAtWork } from '#domains/customers/linking/get-link-run.ts';
import { runLinking } from '#domains/customers/linking/run-linking.ts';
import { startLinking } from '#domains/customers/linking/start-linking.ts';
import { gatherStrays } from '#domains/customers/merging/gather-strays.ts';
import type { Job } from './registry.ts';

const Data = z.object({ runId: z.uuid().optional() });

/**
 * Compares all customers, and brings to the right person what came for merged ones meanwhile. By night it begins a run of
 * its own, or takes up one that a killed worker left. When the last attempt fails the run is told to have failed.
 */
export async function linkCustomersJob(ctx: Ctx, { data, isLastAttempt }: Job): Promise<void> {
  await gatherStrays(ctx, {});
  const given = Data.parse(data).runId;
  const runId = given ?? (await findLinkingAtWork(ctx)) ?? (await startLinking(ctx, { by: 'caller' })).runId;
  try {
    await runLinking(ctx, runId);
  } catch (error) {
    if (isLastAttempt) await failLinking(ctx, runId, error);
    throw error;
  }
}
