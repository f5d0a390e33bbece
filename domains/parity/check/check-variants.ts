import type { Tx } from '#db/client.ts';
import type { NewEvent } from '../../events/subscriptions.ts';
import { compareListing } from '../rules/compare-listing.ts';
import { readComparable } from './read-comparable.ts';
import { type Opened, type Settled, settleDrifts } from './settle-drifts.ts';

const NAMED_IN_EVENT = 20;

/** Compares all listings of these variants with the book as it is now; the caller holds `parity_turn`. */
export async function checkVariants(
  tx: Tx,
  variantIds: readonly string[],
  at: { now: Date; today: string },
): Promise<Settled & { listings: number }> {
  const listings = await readComparable(tx, variantIds, at.now);
  const found = listings.flatMap((listing) =>
    compareListing(listing.shown, listing.book, listing.rules).map((difference) => ({ listing, difference })),
  );
  return { ...(await settleDrifts(tx, variantIds, { found, ...at })), listings: listings.length };
}

/** One event for each channel and kind of difference, with how many opened and which the first were. Pure. */
export function eventsOf(opened: readonly Opened[]): NewEvent[] {
  const groups = Map.groupBy(opened, ({ channelId, kind }) => `${channelId} ${kind}`);
  return [...groups.values()].map((drifts) => {
    const { channelId, kind } = drifts[0]!;
    return {
      kind: 'parity.drifted',
      subjectKind: 'channel',
      subjectId: channelId,
      channelId,
      payload: {
        kind,
        opened: drifts.length,
        drifts: drifts.slice(0, NAMED_IN_EVENT).map(({ id, variantId }) => ({ id, variantId })),
      },
    };
  });
}
