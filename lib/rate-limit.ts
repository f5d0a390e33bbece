import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import { AppError } from './errors.ts';

const QUARTER_HOUR_S = 15 * 60;
const MINUTE_S = 60;

// `isShared` counts over all processes, in the database; the others count in each process alone, which costs nothing.
const LIMITS = {
  /** Wrong passwords of one person on a device where that person has signed in before. */
  'sign-in-device': { points: 10, duration: QUARTER_HOUR_S, isShared: true },
  /** Wrong passwords for one account from one address. */
  'sign-in-account': { points: 10, duration: QUARTER_HOUR_S, isShared: true },
  /** Wrong passwords for one account from all addresses together. */
  'sign-in-everywhere': { points: 100, duration: QUARTER_HOUR_S, isShared: true },
  /** Wrong passwords from one address. */
  'sign-in-address': { points: 30, duration: QUARTER_HOUR_S, isShared: true },
  /** Wrong passwords from all whose address is not known. */
  'sign-in-strangers': { points: 300, duration: QUARTER_HOUR_S, isShared: true },
  /** Wrong codes of the second step for one person. */
  code: { points: 5, duration: QUARTER_HOUR_S, isShared: true },
  /** Wrong PINs of one manager. */
  pin: { points: 5, duration: QUARTER_HOUR_S, isShared: true },
  /** Wrong PINs from one address. */
  'pin-address': { points: 10, duration: QUARTER_HOUR_S, isShared: true },
  /** The same from all whose address is not known. */
  'pin-strangers': { points: 60, duration: QUARTER_HOUR_S, isShared: true },
  /** Mailed links to one person. */
  'link-account': { points: 5, duration: QUARTER_HOUR_S, isShared: true },
  /** Mailed links and opened invitations from one address. */
  'link-address': { points: 20, duration: QUARTER_HOUR_S, isShared: true },
  /** The same from all whose address is not known. */
  'link-strangers': { points: 200, duration: QUARTER_HOUR_S, isShared: true },
  /** What one member of staff does. */
  user: { points: 600, duration: MINUTE_S, isShared: false },
  /** What strangers at one address ask. */
  address: { points: 300, duration: MINUTE_S, isShared: false },
  /** Calls with one API key. */
  'api-key': { points: 600, duration: MINUTE_S, isShared: false },
  /** Deliveries to one channel's webhook: a shop's peak, ten times over. */
  webhook: { points: 12_000, duration: MINUTE_S, isShared: false },
} as const;

/** What is counted. */
export type LimitKind = keyof typeof LIMITS;

let pool: Pool | undefined;
const limiters = new Map<LimitKind, RateLimiterAbstract>();

/** From now on the shared limits are counted in this database, by all processes together. */
export function shareLimits(newPool: Pool): void {
  if (pool === newPool) return;
  pool = newPool;
  limiters.clear();
}

/**
 * Counts one use of a key, which is a person, an address or a program.
 * @throws RATE_LIMITED with `retryAfterSeconds` in its details when there were too many.
 */
export async function limit(kind: LimitKind, key: string): Promise<void> {
  try {
    await (await limiterOf(kind)).consume(nameOf(key));
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const retryAfterSeconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    throw new AppError('RATE_LIMITED', `Too many attempts; try again in ${retryAfterSeconds} seconds.`, {
      details: { retryAfterSeconds, kind },
    });
  }
}

/** Takes back what `limit` has counted, for limits that count failures only: counted first, so that racers cannot slip by. */
export async function refund(kind: LimitKind, key: string): Promise<void> {
  await (await limiterOf(kind)).reward(nameOf(key), 1);
}

/** Begins a key's count anew. */
export async function clearLimit(kind: LimitKind, key: string): Promise<void> {
  await (await limiterOf(kind)).delete(nameOf(key));
}

/** Keys are addresses of people, too: what is stored is a hash, and always short enough. */
function nameOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

const making = new Map<LimitKind, Promise<RateLimiterAbstract>>();

async function limiterOf(kind: LimitKind): Promise<RateLimiterAbstract> {
  const known = limiters.get(kind);
  if (known) return known;
  const being = making.get(kind) ?? makeLimiter(kind);
  making.set(kind, being);
  try {
    const limiter = await being;
    limiters.set(kind, limiter);
    return limiter;
  } finally {
    making.delete(kind);
  }
}

function makeLimiter(kind: LimitKind): Promise<RateLimiterAbstract> {
  const { points, duration, isShared } = LIMITS[kind];
  const local = new RateLimiterMemory({ keyPrefix: kind, points, duration });
  const storeClient = pool;
  if (!isShared || !storeClient) return Promise.resolve(local);
  return new Promise((resolve, reject) => {
    const shared: RateLimiterPostgres = new RateLimiterPostgres(
      {
        storeClient,
        storeType: 'pool',
        tableName: 'rate_limits',
        keyPrefix: kind,
        points,
        duration,
        // While the database does not answer, this process counts alone.
        insuranceLimiter: local,
      },
      (error?: Error) => (error ? reject(error) : resolve(shared)),
    );
  });
}
