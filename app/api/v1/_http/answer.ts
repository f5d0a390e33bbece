import { createHash } from 'node:crypto';
import type { Database } from '#db/client.ts';
import { can } from '#domains/team/can.ts';
import { findApiKey } from '#domains/team/find-api-key.ts';
import { AppError } from '#lib/errors.ts';
import { limit } from '#lib/rate-limit.ts';
import { once } from './once.ts';
import {
  type ApiCtx,
  type Caller,
  checkInput,
  matchOperation,
  type Operation,
  scopeOf,
} from './operation.ts';
import { type JsonBody, readJson } from './read-json.ts';
import { refuse } from './refuse.ts';

/** One call of the API: the path is what stands below /api/v1. */
export type Call = { request: Request; path: readonly string[]; now: Date };

/**
 * Answers a call: who calls → what is asked → may they → is the input sound → carry it out, once per Idempotency-Key.
 * Everything is JSON, refusals too.
 */
export async function answerCall(
  db: Database,
  operations: readonly Operation[],
  call: Call,
): Promise<Response> {
  try {
    const caller = await authenticate(db, call);
    const match = matchOperation(operations, { method: call.request.method, path: call.path });
    if (!match)
      throw new AppError('NOT_FOUND', 'There is nothing at this address; see /api/v1/openapi.json.');
    if ('allowed' in match) return refuseMethod(match.allowed);
    return await carryOut({ db, actor: caller, now: call.now }, match, call.request);
  } catch (error) {
    return refuse(error);
  }
}

async function authenticate(db: Database, { request, now }: Call): Promise<Caller> {
  const [, key] = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  const caller = key ? await findApiKey(db, { key, now }) : null;
  if (caller) {
    await limit('api-key', caller.id);
    return caller;
  }
  await limit('address', 'wrong API keys');
  throw new AppError('UNAUTHENTICATED', 'Send a valid API key: "Authorization: Bearer psk_…".');
}

function refuseMethod(allowed: readonly string[]): Response {
  const allow = allowed.join(', ');
  const body = { error: { code: 'UNSUPPORTED', message: `Only ${allow} here.`, details: { allowed } } };
  return Response.json(body, { status: 405, headers: { allow } });
}

async function carryOut(
  ctx: ApiCtx,
  { operation, params }: { operation: Operation; params: Record<string, string> },
  request: Request,
): Promise<Response> {
  if (!can(ctx.actor, operation.verb)) throw refuseScope(operation);
  const isRead = operation.method === 'GET';
  const body = isRead ? undefined : await readJson(request);
  const query = isRead ? Object.fromEntries(new URL(request.url).searchParams) : {};
  const input = { ...query, ...body?.value, ...params };
  checkInput(operation.input, input);
  const key = isRead ? null : request.headers.get('idempotency-key');
  if (key === null) return Response.json(await operation.run(ctx, input), { status: operation.status });
  const requestHash = hashOf(operation, params, body);
  const kept = await once(ctx.db, { apiKeyId: ctx.actor.id, key, requestHash }, async (commandId) => ({
    status: operation.status,
    body: await operation.run({ ...ctx, commandId }, input),
  }));
  return Response.json(kept.body, {
    status: kept.status,
    headers: kept.isReplay ? { 'idempotent-replayed': 'true' } : {},
  });
}

function refuseScope(operation: Operation): AppError {
  const scope = scopeOf(operation);
  const message = scope
    ? `This key may not do that; it needs the scope ${scope}.`
    : 'No API key may do that; sign in instead.';
  return new AppError('FORBIDDEN', message, { details: { scope } });
}

function hashOf(operation: Operation, params: Record<string, string>, body: JsonBody | undefined): string {
  return createHash('sha256')
    .update(JSON.stringify([operation.method, operation.path, params]))
    .update(body?.text ?? '')
    .digest('hex');
}
