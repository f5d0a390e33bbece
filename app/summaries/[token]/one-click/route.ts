import { database } from '#app/_server/database.ts';
import { readForm } from '#app/_server/read-form.ts';
import { refuse } from '#app/_server/route.ts';
import { readVisitor } from '#app/_server/visitor.ts';
import { endMails } from '#domains/alerts/summaries/choices.ts';
import { SYSTEM } from '#domains/context.ts';
import { limit } from '#lib/rate-limit.ts';

type Place = { params: Promise<{ token: string }> };

/** Mail programs that open the address instead of posting to it, and people, go to the page: looking ends nothing. */
export async function GET(_request: Request, { params }: Place): Promise<Response> {
  return goTo((await params).token);
}

/**
 * Ends a summary, or the mails of a rule, with one request and without signing in: from our page's button, or from a mail program by RFC 8058.
 * Who holds the link may use it, so no origin is asked for.
 */
export async function POST(request: Request, { params }: Place): Promise<Response> {
  try {
    const { token } = await params;
    const { address } = await readVisitor();
    await limit('address', address);
    const form = await readForm(request);
    await endMails({ db: database(), actor: SYSTEM, now: new Date() }, { token });
    const isPage = form.get('by') === 'page';
    return isPage ? goTo(token, '?done=1') : new Response(null, { status: 200 });
  } catch (error) {
    return refuse(error);
  }
}

/** Next writes its own host into absolute addresses: a relative one leads back to where the reader is. */
function goTo(token: string, done = ''): Response {
  const location = `/summaries/${encodeURIComponent(token)}${done}`;
  return new Response(null, { status: 303, headers: { location } });
}
