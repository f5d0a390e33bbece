import type { Tx } from '#db/client.ts';
import { type PostingPart, postings } from '#db/schema/index.ts';
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
  /** Of which goods the amounts are; they add up to them. Left out where no goods are behind it. */
  parts?: readonly PostingPart[];
};

/** Writes postings. Past ones never change: a correction is another posting, dated when it is made. */
export async function post(tx: Tx, entries: readonly NewPosting[]): Promise<void> {
  if (entries.length === 0) return;
  await tx.insert(postings).values(
    entries.map(({ amounts, parts = [], ...entry }) => ({
      ...entry,
      ...amounts,
      receivableMinor: receivableOf(amounts),
      parts: parts.length > 0 ? [...parts] : null,
    })),
  );
}
