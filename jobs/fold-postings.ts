import type { Ctx } from '#domains/context.ts';

/** A new segment of 200,000 people is counted in a minute; whoever else folds comes in between. */
const MOST_ROUNDS = 8;

/**
 * Adds the settled postings to the rollups of channels, their slices, segments and customers, and moves products and people
 * to their new groups; asks first, so that an idle shop costs next to nothing. While very many people wait it goes on for
 * some rounds.
 */
export async function foldPostings({ db }: Ctx): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    await db.$client.query({
      name: 'fold-when-new',
      text: `
        select case when exists (
          select from postings where written_in >= coalesce((select up_to from folds where name = 'postings'), '0'::xid8))
          or exists (select from group_moves) or exists (select from segment_moves)
        then fold_postings() end`,
    });
    const { rowCount } = await db.$client.query({
      name: 'segments-wait',
      text: 'select from segment_moves where customer_id is not null limit 1',
    });
    if (rowCount === 0) return;
  }
}
