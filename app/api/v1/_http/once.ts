import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#db/client.ts';
import { AppError, type ErrorCode } from '#lib/errors.ts';
import { refusalOf } from './refuse.ts';

const LONGEST_KEY = 255;
const WAIT_MS = 20_000;
const PAUSES_MS = [20, 40, 80, 160, 250];
/** After so long, whoever began is taken for dead; the command id keeps the effect single all the same. */
const ABANDONED_AFTER_S = 60;
/** Refusals that say nothing about the effect: the same key may be tried again. */
const NOT_KEPT: readonly ErrorCode[] = ['INVALID_INPUT', 'RATE_LIMITED', 'UNAVAILABLE'];

/** An answer that is kept for repeats. */
export type Kept = { status: number; body: unknown; isReplay: boolean };

/** One call with an idempotency key; the hash is of everything that the call asks. */
export type KeyedCall = { apiKeyId: string; key: string; requestHash: string };

/**
 * Carries a call out once per key: the first status and body are kept and given to every repeat, which waits for a call
 * that is still running. A refusal that says nothing about the effect is not kept.
 * @throws INVALID_INPUT when the key was used for another request; CONFLICT when the first call takes too long.
 */
export async function once(
  db: Database,
  call: KeyedCall,
  run: (commandId: string) => Promise<{ status: number; body: unknown }>,
): Promise<Kept> {
  if (call.key.length > LONGEST_KEY) {
    throw new AppError('INVALID_INPUT', `The Idempotency-Key is longer than ${LONGEST_KEY} characters.`);
  }
  const deadline = Date.now() + WAIT_MS;
  for (let turn = 0; ; turn++) {
    if (await begin(db, call)) return finish(db, call, run);
    const kept = await readKept(db, call);
    if (kept) return kept;
    if (Date.now() > deadline) {
      throw new AppError(
        'CONFLICT',
        'The first call with this Idempotency-Key is still running; ask again later.',
      );
    }
    await sleep(PAUSES_MS[Math.min(turn, PAUSES_MS.length - 1)]);
  }
}

/** The id of the command that a key stands for: a repeat whose first answer was lost still meets the first effect. */
export function commandIdOf(call: Pick<KeyedCall, 'apiKeyId' | 'key'>): string {
  const hash = createHash('sha256').update(`${call.apiKeyId}:${call.key}`).digest('hex');
  const variant = ((Number.parseInt(hash.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(18, 20)}-${hash.slice(20, 32)}`;
}

/** True for the one who may carry it out. */
async function begin(db: Database, call: KeyedCall): Promise<boolean> {
  const { rowCount } = await db.$client.query(
    `insert into idempotency_keys as k (api_key_id, key, request_hash, created_at) values ($1, $2, $3, now())
     on conflict (api_key_id, key) do update set created_at = now()
     where k.status is null and k.request_hash = excluded.request_hash
       and k.created_at < now() - $4 * interval '1 second'`,
    [call.apiKeyId, call.key, call.requestHash, ABANDONED_AFTER_S],
  );
  return rowCount === 1;
}

async function readKept(db: Database, call: KeyedCall): Promise<Kept | undefined> {
  const { rows } = await db.$client.query<{ request_hash: string; status: number | null; response: unknown }>(
    'select request_hash, status, response from idempotency_keys where api_key_id = $1 and key = $2',
    [call.apiKeyId, call.key],
  );
  const [row] = rows;
  if (!row) return undefined;
  if (row.request_hash !== call.requestHash) {
    throw new AppError('INVALID_INPUT', 'This Idempotency-Key was used for another request; make a new one.');
  }
  return row.status === null ? undefined : { status: row.status, body: row.response, isReplay: true };
}

async function finish(
  db: Database,
  call: KeyedCall,
  run: (commandId: string) => Promise<{ status: number; body: unknown }>,
): Promise<Kept> {
  try {
    const answer = await run(commandIdOf(call));
    return { status: answer.status, body: await keep(db, call, answer), isReplay: false };
  } catch (error) {
    if (error instanceof AppError && NOT_KEPT.includes(error.code)) {
      await forget(db, call);
      throw error;
    }
    const refusal = refusalOf(error);
    return { status: refusal.status, body: await keep(db, call, refusal), isReplay: false };
  }
}

/** The body as it is kept, so that first and repeated answers are the same to the letter. */
async function keep(
  db: Database,
  call: KeyedCall,
  answer: { status: number; body: unknown },
): Promise<unknown> {
  const { rows } = await db.$client.query<{ response: unknown }>(
    'update idempotency_keys set status = $3, response = $4 where api_key_id = $1 and key = $2 returning response',
    [call.apiKeyId, call.key, answer.status, JSON.stringify(answer.body)],
  );
  return rows[0]?.response ?? answer.body;
}

async function forget(db: Database, call: KeyedCall): Promise<void> {
  await db.$client.query('delete from idempotency_keys where api_key_id = $1 and key = $2', [
    call.apiKeyId,
    call.key,
  ]);
}
