import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import type { Ctx } from '#domains/context.ts';
import { httpStatus } from '#lib/errors.ts';
import { limit } from '#lib/rate-limit.ts';
import { tell, withCommandId } from './action.ts';
import { requireActor, type Session } from './session.ts';
import { checkOrigin } from './visitor.ts';

/** What a route is given: the request, the parts of its address, and who is signed in. */
export type Asked<Params> = { request: Request; params: Params; session: Session };

/**
 * Makes a route handler for people who are signed in. What `run` returns is answered as JSON, a `Response` as it is;
 * refusals are JSON with their HTTP status. Writes are taken from our own pages only; the header `x-command-id` makes
 * a repeat harmless.
 */
export function route<Params = Record<string, never>>(
  run: (ctx: Ctx, asked: Asked<Params>) => Promise<unknown>,
) {
  return async (request: Request, { params }: { params: Promise<Params> }): Promise<Response> => {
    try {
      if (request.method !== 'GET' && request.method !== 'HEAD') checkOrigin(request.headers);
      const session = await requireActor();
      await limit('user', session.user.id);
      const ctx = withCommandId(session.ctx, request.headers.get('x-command-id'));
      const result = await run(ctx, { request, params: await params, session });
      return result instanceof Response ? result : Response.json(result ?? null);
    } catch (error) {
      unstable_rethrow(error);
      return refuse(error);
    }
  };
}

/** A refusal as JSON: `{ error: { code, message, details } }` with its HTTP status, and `retry-after` where it helps. */
export function refuse(error: unknown): Response {
  const told = tell(error);
  const wait = told.details.retryAfterSeconds;
  const headers: Record<string, string> = typeof wait === 'number' ? { 'retry-after': String(wait) } : {};
  return Response.json({ error: told }, { status: httpStatus(told.code), headers });
}
