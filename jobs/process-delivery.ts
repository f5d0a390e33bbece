import { z } from 'zod';
import { processDelivery } from '#domains/channels/process-delivery.ts';
import type { Ctx } from '#domains/context.ts';
import { MESSAGE_HANDLERS } from './apply-message.ts';
import type { Job } from './registry.ts';

const Data = z.object({ inboxId: z.number().int() });

/** Works one delivery of the inbox off. */
export async function processDeliveryJob(ctx: Ctx, job: Job): Promise<void> {
  const { inboxId } = Data.parse(job.data);
  await processDelivery(ctx, { inboxId, isLastAttempt: job.isLastAttempt }, MESSAGE_HANDLERS);
}
