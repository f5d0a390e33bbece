import type { Ctx } from '#domains/context.ts';

/** Adds the settled postings to the rollups of channels and customers; asks first, so that an idle shop costs next to nothing. */
export async function foldPostings({ db }: Ctx): Promise<void> {
  await db.$client.query({
    name: 'fold-when-new',
    text: `
      select case when exists (
        select from postings where written_in >= coalesce((select up_to from folds where name = 'postings'), '0'::xid8))
      then fold_postings() end`,
  });
}
