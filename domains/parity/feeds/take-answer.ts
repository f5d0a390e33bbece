import type { ChannelProduct } from '../../channels/message.ts';
import type { Ctx } from '../../context.ts';
import { ListingInput, MOST_LISTINGS } from '../input.ts';
import { listingsOfProduct } from '../listings/listings-of-product.ts';
import { recordListings } from '../listings/record-listings.ts';

/** How many listings of an answer were kept, and how many could not be. */
export type Taken = { listings: number; refused: number };

/** Keeps what was read of a channel, a thousand listings to a transaction; what breaks the limits is left out and counted. */
export async function takeAnswer(
  ctx: Ctx,
  channelId: string,
  {
    source,
    at,
    products = [],
    listings = [],
  }: {
    source: 'read' | 'file' | 'webhook';
    at?: Date;
    products?: readonly ChannelProduct[];
    listings?: readonly unknown[];
  },
): Promise<Taken> {
  const all = [...products.flatMap(listingsOfProduct), ...listings];
  const good = all.flatMap((listing) => {
    const parsed = ListingInput.safeParse(listing);
    return parsed.success ? [parsed.data] : [];
  });
  for (let from = 0; from < good.length; from += MOST_LISTINGS) {
    await recordListings(ctx, { channelId, source, at, listings: good.slice(from, from + MOST_LISTINGS) });
  }
  return { listings: good.length, refused: all.length - good.length };
}
