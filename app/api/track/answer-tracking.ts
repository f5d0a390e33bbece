import type { Database } from '#db/client.ts';
import { countRefused } from '#domains/marketing/tracking/count-refused.ts';
import { keepUnread } from '#domains/marketing/tracking/keep-unread.ts';
import type { EventType } from '#domains/marketing/tracking/reading/event-names.ts';
import { receiveEvents } from '#domains/marketing/tracking/receive-events.ts';
import {
  findSource,
  isKnownOrigin,
  type TouchSource,
} from '#domains/marketing/tracking/sources/find-source.ts';
import { AppError } from '#lib/errors.ts';
import { limit } from '#lib/rate-limit.ts';
import { answerRefusal, answerWith } from './answer-with.ts';
import { describeSettings } from './describe-settings.ts';
import { readKey } from './read-key.ts';
import { parseJson, readText } from './read-text.ts';

/** One call: the address below `/v1`, in parts. */
export type TrackingCall = { request: Request; path: readonly string[]; now: Date };

const TYPES: Record<string, EventType | 'batch'> = {
  identify: 'identify',
  i: 'identify',
  track: 'track',
  t: 'track',
  page: 'page',
  p: 'page',
  screen: 'screen',
  s: 'screen',
  group: 'group',
  g: 'group',
  alias: 'alias',
  a: 'alias',
  batch: 'batch',
  b: 'batch',
  import: 'batch',
};

/**
 * Answers one call of the tracking protocol: 200 once what was sent is kept, otherwise why not: 400 not understood, 401 a key
 * that nobody has, 403 from another website, 413 too large, 415 packed in another way, 429 too often.
 * Works nothing off: the fold does.
 */
export async function answerTracking(db: Database, call: TrackingCall): Promise<Response> {
  const { request, path } = call;
  const origin = request.headers.get('origin');
  try {
    if (request.method === 'OPTIONS') return await answerPreflight(db, origin);
    const settingsOf = path.length === 3 && path[0] === 'projects' && path[2] === 'settings' ? path[1] : null;
    if (request.method === 'GET' && settingsOf) return await answerSettings(db, call, settingsOf);
    const type = TYPES[path.join('/')];
    if (request.method !== 'POST' || !type) {
      throw new AppError('NOT_FOUND', 'Nothing is here. Send events by POST to /v1/batch, /v1/track …');
    }
    return await take(db, call, type);
  } catch (error) {
    return answerRefusal(error, origin);
  }
}

async function answerPreflight(db: Database, origin: string | null): Promise<Response> {
  if (!origin || !(await isKnownOrigin(db, origin))) {
    throw new AppError('FORBIDDEN', 'No source takes events from this website.');
  }
  return answerWith(204, null, origin);
}

/** What the browser's library asks before it sends. A key in an address is no secret: it stands in the page as well. */
async function answerSettings(db: Database, call: TrackingCall, key: string): Promise<Response> {
  const source = await authenticate(db, call, key);
  return answerWith(200, describeSettings(call.request, key), allowOrigin(source, call.request));
}

async function take(db: Database, call: TrackingCall, type: EventType | 'batch'): Promise<Response> {
  const { request, now } = call;
  const { text, bytes } = await readText(request);
  const body = parseJson(text);
  const source = await authenticate(db, call, readKey(request, body.value));
  const origin = await countUnless(db, source, now, () => allowOrigin(source, request));
  if (!body.isSound) {
    await keepUnread(db, { source, type, text, now });
    throw new AppError('INVALID_INPUT', 'The body is no JSON.');
  }
  const sending = { source, type, body: body.value, bodyBytes: bytes, now };
  const { refused } = await countUnless(db, source, now, () => receiveEvents(db, sending));
  const [first] = refused;
  if (first && !hasBatch(type, body.value)) {
    const where = first.field ? ` (${first.field})` : '';
    throw new AppError('INVALID_INPUT', `The event is not understood: ${first.reason}${where}.`);
  }
  return answerWith(200, { success: true, ...(first ? { rejected: refused } : {}) }, origin);
}

function hasBatch(type: EventType | 'batch', body: unknown): boolean {
  return type === 'batch' && Array.isArray((body as { batch?: unknown } | null)?.batch);
}

async function authenticate(db: Database, { now }: TrackingCall, key: string): Promise<TouchSource> {
  const source = await findSource(db, { key, now });
  if (source) {
    await limit('webhook', `tracking by ${source.id}`);
    return source;
  }
  // Beyond the limit nothing is written any more, so that a flood of forged keys costs no disk.
  await limit('address', 'wrong write keys');
  await countRefused(db, { sourceId: null, now });
  throw new AppError('UNAUTHENTICATED', 'Nobody has this write key, or its source is switched off.');
}

/** The origin that may read the answer; null for programs, which send none. @throws FORBIDDEN for other websites. */
function allowOrigin(source: TouchSource, request: Request): string | null {
  const origin = request.headers.get('origin');
  if (origin === null || source.origins.includes('*') || source.origins.includes(origin)) return origin;
  throw new AppError('FORBIDDEN', `This write key is not for ${origin}; add it to the source’s websites.`);
}

async function countUnless<Result>(
  db: Database,
  source: TouchSource,
  now: Date,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) await countRefused(db, { sourceId: source.id, now });
    throw error;
  }
}
