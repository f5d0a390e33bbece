import { foldEffort } from '#domains/analytics/effort/fold/fold-effort.ts';
import type { Ctx } from '#domains/context.ts';
import { foldBoard } from '#jobs/board/fold-board.ts';
import { foldSales } from '#jobs/fold-sales.ts';
import { foldAll } from '../seed/write/fold-all.ts';

// What other transactions hold back comes with the worker's next look.
const PATIENCE_MS = 2_000;

/** Adds up what changed since the last look, as the worker does every few seconds: it may not be running. */
export async function foldSums(ctx: Ctx): Promise<void> {
  await foldAll(ctx.db.$client, PATIENCE_MS);
  await foldSales(ctx);
  await foldBoard(ctx);
  while ((await foldEffort(ctx)).hasMore);
}
