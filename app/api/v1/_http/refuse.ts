import { isUnkeepable } from '#db/errors.ts';
import { translateError } from '#domains/command-errors.ts';
import { httpStatus, toAppError } from '#lib/errors.ts';
import { log } from '#lib/log.ts';

/** What a caller is told of a refusal; what nobody foresaw is logged and not told. */
export type Refusal = { status: number; body: unknown; headers: Record<string, string> };

/** A refusal as HTTP: `{ error: { code, message, details } }`, with `retry-after` where waiting helps. */
export function refusalOf(error: unknown): Refusal {
  const refusal = toAppError(translateError(error));
  if (refusal.code === 'INTERNAL' || isUnkeepable(error)) log.error({ err: error }, 'a request failed');
  const { code, message, details } = refusal;
  const wait = details.retryAfterSeconds;
  return {
    status: httpStatus(code),
    body: { error: { code, message, details } },
    headers: typeof wait === 'number' ? { 'retry-after': String(wait) } : {},
  };
}

/** The refusal as a response. */
export function refuse(error: unknown): Response {
  const { status, body, headers } = refusalOf(error);
  return Response.json(body, { status, headers });
}
