import { httpStatus, toAppError } from '#lib/errors.ts';
import { log } from '#lib/log.ts';

const PREFLIGHT_KEPT_S = 600;

/** An answer of the tracking protocol; `origin` may read it. */
export function answerWith(status: number, body: unknown, origin: string | null): Response {
  const headers = new Headers({ 'cache-control': 'no-store', vary: 'origin' });
  if (origin !== null) {
    headers.set('access-control-allow-origin', origin);
    headers.set('access-control-allow-methods', 'GET, POST, OPTIONS');
    headers.set(
      'access-control-allow-headers',
      'authorization, content-type, content-encoding, x-retry-count',
    );
    headers.set('access-control-max-age', String(PREFLIGHT_KEPT_S));
  }
  return body === null ? new Response(null, { status, headers }) : Response.json(body, { status, headers });
}

/**
 * A refusal as the protocol has it: what is not understood is 400. Whoever asks may read why, from any website: it says
 * nothing of what is kept here. What nobody foresaw is logged and not told.
 */
export function answerRefusal(error: unknown, origin: string | null): Response {
  const { code, message, details } = toAppError(error);
  if (code === 'INTERNAL') log.error({ err: error }, 'a tracking call failed');
  const status = code === 'INVALID_INPUT' ? 400 : httpStatus(code);
  const answer = answerWith(status, { success: false, code, message }, code === 'FORBIDDEN' ? null : origin);
  const wait = details.retryAfterSeconds;
  if (typeof wait === 'number') answer.headers.set('retry-after', String(wait));
  return answer;
}
