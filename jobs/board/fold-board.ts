import type { Ctx } from '#domains/context.ts';

/**
 * Counts the days anew on which orders or touches changed, for the channel board, and then the customers whom that left to
 * retention; an idle shop costs some looks at indexes.
 */
export async function foldBoard({ db }: Ctx): Promise<void> {
  await db.$client.query({ name: 'fold-board', text: 'select fold_board()' });
  await db.$client.query({ name: 'fold-retention', text: 'select fold_retention()' });
}
