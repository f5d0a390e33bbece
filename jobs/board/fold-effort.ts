import { foldEffort as fold } from '#domains/analytics/effort/fold/fold-effort.ts';
import type { Ctx } from '#domains/context.ts';

/** Works out what orders cost their customers in time, where facts changed; an idle shop costs some looks at indexes. */
export async function foldEffort(ctx: Ctx): Promise<void> {
  await fold(ctx);
}
