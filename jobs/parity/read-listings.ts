import type { ListingRequest } from '#connectors/listing-contract.ts';
import { LISTING_READERS } from '#connectors/listing-readers.ts';
import type { Ctx } from '#domains/context.ts';
import { fetchOutside } from '#domains/parity/feeds/fetch-outside.ts';
import { takeAnswer } from '#domains/parity/feeds/take-answer.ts';
import {
  beginReading,
  type DueSource,
  endReading,
  listDueSources,
} from '#domains/parity/settings/due-sources.ts';
import { AppError } from '#lib/errors.ts';
import { log } from '#lib/log.ts';

const MOST_REQUESTS = 2_000;
const TOTAL_TIMEOUT_MS = 600_000;

/** Reads the listings of every channel whose time has come. A channel that fails is told so beside it and holds up no other. */
export async function readListingsJob(ctx: Ctx): Promise<void> {
  for (const source of await listDueSources(ctx)) {
    const { channelId } = source;
    if (!(await beginReading(ctx, { channelId })).isMine) continue;
    try {
      await endReading(ctx, { channelId, listings: await readAll(ctx, source), fault: null });
    } catch (error) {
      log.warn({ err: error, channelId }, 'the listings of a channel could not be read');
      const fault = error instanceof AppError ? error.message : 'The answer could not be read.';
      await endReading(ctx, { channelId, listings: 0, fault });
    }
  }
}

/** One request after the other, as the answers lead, until nothing is left to ask. */
async function readAll(ctx: Ctx, source: DueSource): Promise<number> {
  const reader = LISTING_READERS[source.kind];
  const waiting: ListingRequest[] = [reader.first(source)];
  const asked = new Set<string>();
  const startedMs = performance.now();
  let listings = 0;
  for (let request = waiting.shift(); request; request = waiting.shift()) {
    if (asked.has(request.url)) continue;
    asked.add(request.url);
    if (asked.size > MOST_REQUESTS || performance.now() - startedMs > TOTAL_TIMEOUT_MS) {
      throw new AppError('TOO_LARGE', `The channel has not come to an end after ${asked.size - 1} requests.`);
    }
    const answer = await reader.read({ request, ...(await fetchOutside(request)) }, source);
    listings += (await takeAnswer(ctx, source.channelId, { source: 'read', ...answer })).listings;
    waiting.push(...answer.more);
  }
  return listings;
}
