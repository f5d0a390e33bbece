import type { Ctx } from '#domains/context.ts';

/**
 * Adds the levels that have changed to the sums of their variants, and keeps how long goods have lain where routing asks
 * it; an idle shop costs one look at a small index.
 */
export async function foldSupply({ db }: Ctx): Promise<void> {
  await db.$client.query({ name: 'fold-supply', text: 'select fold_supply()' });
  for (let hasMore = true; hasMore; ) {
    const { rows } = await db.$client.query<{ hasMore: boolean }>({
      name: 'fold-shelf-ages',
      text: 'select fold_shelf_ages() as "hasMore"',
    });
    hasMore = rows[0]!.hasMore;
  }
}
