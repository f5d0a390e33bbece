import { z } from 'zod';
import type { Ctx } from '#domains/context.ts';
import { failAssignment } from '#domains/orders/routing/fail-assignment.ts';
import { runAssignment } from '#domains/orders/routing/run-assignment.ts';
import type { Job } from './registry.ts';

const Data = z.object({ planId: z.uuid() });

/** Works out how waiting orders best share what there is. */
export async function assignOrdersJob(ctx: Ctx, { data, isLastAttempt }: Job): Promise<void> {
  const { planId } = Data.parse(data);
  try {
    await runAssignment(ctx, planId);
  } catch (error) {
    if (isLastAttempt)
      await failAssignment(ctx.db, planId, error instanceof Error ? error.message : String(error));
    throw error;
  }
}
