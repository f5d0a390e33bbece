import type { Database } from '#db/client.ts';
import { receiveWebhook } from '#domains/channels/receive-webhook.ts';
import { AppError } from '#lib/errors.ts';
import { limit } from '#lib/rate-limit.ts';
import { readBody, requireMediaType } from '../v1/_http/read-body.ts';
import { refuse } from '../v1/_http/refuse.ts';

const MAX_BODY_BYTES = 2 * 1024 * 1024;
/** WooCommerce greets with a form; everything else is JSON. */
const MEDIA_TYPES = ['application/json', 'application/x-www-form-urlencoded'];

/** Answers one webhook of a channel: 200 once it is stored (or was before), otherwise why not. Works nothing off. */
export async function answerWebhook(
  db: Database,
  webhook: { slug: string; request: Request; now: Date },
): Promise<Response> {
  const { slug, request, now } = webhook;
  try {
    await limit('webhook', slug);
    requireMediaType(request, MEDIA_TYPES);
    const body = await readBody(request, MAX_BODY_BYTES);
    const headers = Object.fromEntries(request.headers);
    const { outcome } = await receiveWebhook(db, { slug, request: { headers, body }, now });
    return Response.json({ outcome });
  } catch (error) {
    return refuse(await slowDown(error, slug));
  }
}

/** Forged messages are counted, so that a flood of them is turned away early; true ones are not held up by it. */
async function slowDown(error: unknown, slug: string): Promise<unknown> {
  if (!(error instanceof AppError) || error.code !== 'UNAUTHENTICATED') return error;
  return limit('address', `forged for ${slug}`).then(
    () => error,
    (tooMany: unknown) => tooMany,
  );
}
