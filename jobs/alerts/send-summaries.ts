import { sendSummaries } from '#domains/alerts/summaries/send-summaries.ts';
import type { Ctx } from '#domains/context.ts';

/** Sends the summaries whose hour has come. */
export async function sendSummariesJob(ctx: Ctx): Promise<void> {
  await sendSummaries(ctx);
}
