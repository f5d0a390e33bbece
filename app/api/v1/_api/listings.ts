import { z } from 'zod';
import { ListingInput, MOST_LISTINGS } from '#domains/parity/input.ts';
import { recordListings } from '#domains/parity/listings/record-listings.ts';
import { AppError } from '#lib/errors.ts';
import { type Operation, operation } from '../_http/operation.ts';

const count = z.number().int();

/** What channels show, as other programs read it. */
export const LISTING_OPERATIONS: Operation[] = [
  operation({
    method: 'PUT',
    path: '/listings',
    verb: 'listing.write',
    summary:
      'Tell what a channel shows: prices, stock, texts, promises; what is left out stays, and what differs from the books becomes a drift',
    input: z.strictObject({
      /** May be left out where the key speaks for one channel. */
      channelId: z.uuid().optional(),
      /** When it was seen; now unless told. An older statement than the known one changes nothing. */
      at: z.iso.datetime({ offset: true }).optional(),
      listings: z.array(ListingInput).min(1).max(MOST_LISTINGS),
    }),
    output: z.object({
      created: count,
      updated: count,
      unchanged: count,
      stale: count,
      repeated: count,
      unknown: count,
    }),
    run: (ctx, { channelId: asked, at, listings }) => {
      const channelId = asked ?? ctx.actor.channelId;
      if (!channelId) throw new AppError('INVALID_INPUT', 'channelId: say which channel shows it.');
      return recordListings(ctx, { channelId, source: 'api', at: at ? new Date(at) : undefined, listings });
    },
  }),
];
