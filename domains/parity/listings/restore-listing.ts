import type { Tx } from '#db/client.ts';
import { type KeptListing, readKeptListings, replaceListing } from './write-listings.ts';

/**
 * Puts a listing back as it was before an import; without a listing before it is forgotten. False where it was read again
 * since: then it stays.
 */
export async function restoreListing(
  tx: Tx,
  { channelId, before, after }: { channelId: string; before: KeptListing | null; after: KeptListing },
  { now, by }: { now: Date; by: string },
): Promise<boolean> {
  const [current] = await readKeptListings(tx, channelId, [after.externalId]);
  if (!current || !isSame(current, after)) return false;
  if (before) await replaceListing(tx, { channelId, source: 'file', at: now, by }, before);
  else {
    await tx.$client.query('delete from listing_facts where channel_id = $1 and external_id = $2', [
      channelId,
      after.externalId,
    ]);
  }
  return true;
}

function isSame(one: KeptListing, other: KeptListing): boolean {
  return (Object.keys(one) as (keyof KeptListing)[]).every((field) => one[field] === other[field]);
}
