import type { Ctx } from '#domains/context.ts';

/**
 * Adds the settled postings to the rollups of channels, their slices and customers, and moves products to their new groups;
 * asks first, so that an idle shop costs next to nothing.
 */
export async function foldPostings({ db }: Ctx): Promise<void> {
  await db.$client.query({
    name: 'fold-when-new',
    text: `
      select case when exists (
        select from postings where written_in >= coalesce((select up_to from folds where name = 'postings'), '0'::xid8))
        or exists (select from group_moves) or exists (select from segment_moves)
      then fold_postings() end`,
  });
}
