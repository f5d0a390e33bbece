import { z } from 'zod';
import type { Ctx } from '#domains/context.ts';
import { askAboutAliases } from '#domains/customers/claims/ask-about-aliases.ts';
import { failLinking } from '#domains/customers/linking/fail-linking.ts';
import { findLinkingAtWork, wasLinkedLately } from '#domains/customers/linking/get-link-run.ts';
import { matchNewCustomers } from '#domains/customers/linking/match-new-customers.ts';
import { runLinking } from '#domains/customers/linking/run-linking.ts';
import { startLinking } from '#domains/customers/linking/start-linking.ts';
import { gatherStrays } from '#domains/customers/merging/gather-strays.ts';
import type { Job } from './registry.ts';

const Data = z.object({ runId: z.uuid().optional() });
/** The hour (UTC) in which everybody is compared. */
const NIGHT_HOUR = 3;

/**
 * Every few minutes compares customers who are new, asks about those who are one by a source's word, and brings to the right person what came for merged ones meanwhile. Once
 * a night, and when somebody asks, compares everybody; a run that a killed worker left is taken up. When the last attempt
 * fails the run is told to have failed.
 */
export async function linkCustomersJob(ctx: Ctx, { data, isLastAttempt }: Job): Promise<void> {
  const runId = Data.parse(data).runId ?? (await findLinkingAtWork(ctx)) ?? (await beginAtNight(ctx));
  if (!runId) {
    await gatherStrays(ctx, {});
    await matchNewCustomers(ctx);
    await askAboutAliases(ctx);
    return;
  }
  try {
    await runLinking(ctx, runId);
  } catch (error) {
    if (isLastAttempt) await failLinking(ctx, runId, error);
    throw error;
  }
}

async function beginAtNight(ctx: Ctx): Promise<string | null> {
  if (ctx.now.getUTCHours() !== NIGHT_HOUR || (await wasLinkedLately(ctx))) return null;
  return (await startLinking(ctx, { by: 'caller' })).runId;
}
