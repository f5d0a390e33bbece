import { AppError } from '#lib/errors.ts';
import type { ListingReader } from '../listing-contract.ts';
import { type FeedRecord, listingOf } from './listing-of.ts';
import { readJsonRecords, readTableRecords, readXmlRecords } from './read-records.ts';

/**
 * A product feed at one address: Google's (RSS or Atom in XML, or tabs), any table with a header, or a JSON list. What a
 * record says wrongly refuses that record alone.
 */
export const feedListings: ListingReader = {
  first: ({ url, token }) => ({
    url,
    headers: { accept: '*/*', ...(token && { authorization: `Bearer ${token}` }) },
  }),
  read: async ({ body }, source) => {
    const records = await readRecords(body);
    const listings = records.map((record) => listingOf(record, source));
    const good = listings.filter((listing) => listing !== null);
    if (records.length > 0 && good.length === 0) {
      throw new AppError(
        'INVALID_INPUT',
        'None of the records of the feed names its goods and reads as a listing.',
        {
          details: { reason: 'feedUnreadable' },
        },
      );
    }
    return { products: [], listings: good, refused: records.length - good.length, more: [] };
  },
};

function readRecords(body: Uint8Array): Promise<FeedRecord[]> | FeedRecord[] {
  const head = new TextDecoder('utf-8')
    .decode(body.subarray(0, 200))
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (head.startsWith('<')) return readXmlRecords(body);
  if (head.startsWith('[') || head.startsWith('{')) return readJsonRecords(body);
  return readTableRecords(body);
}
