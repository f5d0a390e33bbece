'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import { dismissRow, fixRow } from '#domains/imports/fix-row.ts';
import { cancelImport, checkImport, startImport, undoImport } from '#domains/imports/move-import.ts';
import { retryErrors } from '#domains/imports/retry-errors.ts';
import { saveMapping } from '#domains/imports/save-mapping.ts';

type Input<Verb extends (ctx: never, input: never) => unknown> = Parameters<Verb>[1];
type ImportId = { importId: string };

/** Keeps answers and columns; when nothing is left open, the check begins. */
export const saveAnswers = action(async (ctx, input: Input<typeof saveMapping>) => {
  const { questions } = await saveMapping(ctx, input);
  if (questions.length === 0) {
    await checkImport({ ...ctx, commandId: undefined }, { importId: input.importId });
  }
  refresh();
  return { open: questions.length };
});

/** Reads the file otherwise (another sheet, separator or encoding) and proposes its columns anew. */
export const readAnew = action(async (ctx, { importId, reading }: Input<typeof saveMapping>) => {
  await saveMapping(ctx, { importId, reading });
  refresh();
});

/** Has every row read without taking any. */
export const check = action(async (ctx, { importId }: ImportId) => {
  await checkImport(ctx, { importId });
  refresh();
});

/** Takes the rows. */
export const start = action(async (ctx, { importId }: ImportId) => {
  await startImport(ctx, { importId });
  refresh();
});

/** Stops after the rows in hand. */
export const stop = action(async (ctx, { importId }: ImportId) => {
  await cancelImport(ctx, { importId });
  refresh();
});

/** Takes back what the import wrote. */
export const undo = action(async (ctx, { importId }: ImportId) => {
  await undoImport(ctx, { importId });
  refresh();
});

/** Puts the cells of a refused row right. */
export const correctRow = action(async (ctx, input: Input<typeof fixRow>) => {
  await fixRow(ctx, input);
  refresh();
});

/** Leaves a refused row out for good. */
export const leaveRowOut = action(async (ctx, input: Input<typeof dismissRow>) => {
  await dismissRow(ctx, input);
  refresh();
});

/** Tries the corrected rows again. */
export const retry = action(async (ctx, { importId }: ImportId) => {
  await retryErrors(ctx, { importId });
  refresh();
});
