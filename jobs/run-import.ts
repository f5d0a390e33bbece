import { z } from 'zod';
import type { Ctx } from '#domains/context.ts';
import { runImport } from '#domains/imports/run-import.ts';

const Data = z.object({ importId: z.uuid() });

/**
 * Carries an import on: check, run or undo, as its status says. Tried again after a crash it goes on where the last
 * settled chunk ended.
 */
export function runImportJob(ctx: Ctx, { data }: { data: Record<string, unknown> }): Promise<void> {
  return runImport(ctx, Data.parse(data).importId);
}
