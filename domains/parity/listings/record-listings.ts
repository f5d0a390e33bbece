import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { RecordListingsInput } from '../input.ts';
import { writeListings } from './write-listings.ts';

/** How many statements were taken, and of how many nobody knows what they are. */
export type RecordedListings = {
  created: number;
  updated: number;
  unchanged: number;
  stale: number;
  repeated: number;
  unknown: number;
};

/**
 * Keeps what a channel shows, up to 1,000 listings at once; they are compared with the book within seconds. A key of one
 * channel speaks for that one only. @throws NOT_FOUND for an unknown channel; FORBIDDEN for another one's.
 */
export const recordListings = command('listing.write', {
  input: RecordListingsInput,
  run: async (tx, { channelId, source, at, listings }, ctx) => {
    const { actor } = ctx;
    const own = actor.kind === 'api_key' ? actor.channelId : actor.kind === 'channel' ? actor.id : null;
    if (own !== null && own !== channelId) {
      throw new AppError('FORBIDDEN', 'This key speaks for another channel.', {
        details: { reason: 'otherChannel' },
      });
    }
    const { rowCount } = await tx.$client.query('select from channels where id = $1', [channelId]);
    if (rowCount !== 1) {
      throw new AppError('NOT_FOUND', `There is no channel ${channelId}; look at the list of channels.`, {
        details: { reason: 'gone', thing: 'channel' },
      });
    }
    // Nobody has seen what a channel will show.
    const seenAt = at && at < ctx.now ? at : ctx.now;
    const from = { channelId, source, at: seenAt, by: actor.name };
    const written = await writeListings(tx, from, listings);
    const count = (outcome: string) => written.filter((one) => one.outcome === outcome).length;
    const result: RecordedListings = {
      created: count('create'),
      updated: count('update'),
      unchanged: count('unchanged'),
      stale: count('stale'),
      repeated: count('repeated'),
      unknown: written.filter((one) => one.after.variantId === null).length,
    };
    const isNews = result.created + result.updated > 0;
    return {
      result,
      subjectKind: 'channel',
      subjectId: channelId,
      summary: { source, ...result },
      jobs: isNews ? [{ queue: 'check-parity', data: {} }] : [],
    };
  },
});
