import { z } from 'zod';
import type { Ctx } from '#domains/context.ts';
import { findUnsettled } from '#domains/loyalty/find-unsettled.ts';
import { settleOrder } from '#domains/loyalty/settle-order.ts';
import { log } from '#lib/log.ts';
import type { Job } from '../registry.ts';

const Data = z.object({ subjectKind: z.literal('order'), subjectId: z.uuid() });

/**
 * After something happened to an order: brings its points up to date. By the clock: all orders that were missed, because
 * they came in shipped or the programme was switched on, one by one; one that fails holds up no other.
 */
export async function settleLoyaltyJob(ctx: Ctx, { data }: Job): Promise<void> {
  const told = Data.safeParse(data).data;
  if (told) {
    for (const orderId of await findUnsettled(ctx, told.subjectId)) await settleOrder(ctx, { orderId });
    return;
  }
  for (const orderId of await findUnsettled(ctx)) {
    await settleOrder(ctx, { orderId }).catch((error: unknown) =>
      log.error({ err: error, orderId }, 'points of an order could not be settled'),
    );
  }
}
