import { database } from '#app/_server/database.ts';
import { readForm } from '#app/_server/read-form.ts';
import { refuse } from '#app/_server/route.ts';
import { readVisitor } from '#app/_server/visitor.ts';
import { SYSTEM } from '#domains/context.ts';
import { unsubscribe } from '#domains/customers/consents/unsubscribe.ts';
import { limit } from '#lib/rate-limit.ts';

type Place = { params: Promise<{ token: string }> };

/** Mail programs that open the address instead of posting to it, and people, go to the page: looking ends nothing. */
export async function GET(_request: Request, { params }: Place): Promise<Response> {
  return goTo((await params).token);
}

/**
 * Ends the messages of a link with one request and without signing in: from our page's buttons, or from a mail program
 * by RFC 8058 (`List-Unsubscribe=One-Click`). Who holds the link may use it, so no origin is asked for.
 */
export async function POST(request: Request, { params }: Place): Promise<Response> {
  try {
    const { token } = await params;
    const { address } = await readVisitor();
    await limit('address', address);
    const form = await readForm(request);
    const reach = form.get('reach') === 'everything' ? 'everything' : 'this';
    const by = form.get('by') === 'page' ? 'page' : 'one-click';
    const ctx = { db: database(), actor: SYSTEM, now: new Date() };
    await unsubscribe(ctx, { token, reach, by, address: address.slice(0, 100) });
    return by === 'page' ? goTo(token, `?done=${reach}`) : new Response(null, { status: 200 });
  } catch (error) {
    return refuse(error);
  }
}

/** Next writes its own host into absolute addresses: a relative one leads back to where the reader is. */
function goTo(token: string, done = ''): Response {
  const location = `/unsubscribe/${encodeURIComponent(token)}${done}`;
  return new Response(null, { status: 303, headers: { location } });
}
