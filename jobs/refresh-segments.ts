import type { Ctx } from '#domains/context.ts';
import { refreshSegments } from '#domains/segments/refresh/refresh-segments.ts';

/** Moves customers into and out of segments as their facts have changed since the last look. */
export async function refreshSegmentsJob(ctx: Ctx): Promise<void> {
  await refreshSegments(ctx);
}
