import type { Tx } from '#db/client.ts';
import { postings } from '#db/schema/index.ts';
import { type PostingAmounts, receivableOf } from './posting.ts';

/** What happened, where and when, and what it means in money. */
export type NewPosting = {
  kind: typeof postings.$inferInsert.kind;
  at: Date;
  /** The business's own day. */
  day: string;
  channelId: string;
  locationId?: string | null;
  customerId?: string | null;
  orderId?: string | null;
  causeId?: string | null;
  importId?: string | null;
  amounts: PostingAmounts;
};

/** Writes postings. Past ones never change: a correction is another posting, dated when it is made. */
export async function post(tx: Tx, entries: readonly NewPosting[]): Promise<void> {
  if (entries.length === 0) return;
  await tx.insert(postings).values(
    entries.map(({ amounts, ...entry }) => ({
      ...entry,
      ...amounts,
      receivableMinor: receivableOf(amounts),
    })),
  );
}
