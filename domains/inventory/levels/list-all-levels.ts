import type { z } from 'zod';
import type { Ctx } from '#domains/context.ts';
import { allow } from '#domains/team/can.ts';
import { LevelFilter } from './list-filter.ts';
import { type LevelRow, listLevels } from './list-levels.ts';

const ROWS_AT_A_TIME = 1_000;

/**
 * All levels that match, in the order of the list, read page by page as the file takes them.
 * Needs the right to export before the first row is asked for.
 */
export function listAllLevels(ctx: Ctx, raw: z.input<typeof LevelFilter>): AsyncGenerator<LevelRow> {
  allow(ctx.actor, 'stock.export');
  return readAll(ctx, LevelFilter.parse(raw));
}

async function* readAll(ctx: Ctx, filter: LevelFilter): AsyncGenerator<LevelRow> {
  let after: string | null = null;
  do {
    const place = { before: undefined, after: after ?? undefined, limit: ROWS_AT_A_TIME };
    const page = await listLevels(ctx, { ...filter, ...place });
    yield* page.rows;
    after = page.after;
  } while (after !== null);
}
