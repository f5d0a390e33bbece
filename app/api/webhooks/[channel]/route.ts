import { database } from '#app/_server/database.ts';
import { cleanText } from '#lib/text/clean-text.ts';
import { answerWebhook } from '../answer-webhook.ts';

/** A message of a channel, signed by it. Public: the signature says who writes. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ channel: string }> },
): Promise<Response> {
  const { channel } = await params;
  return answerWebhook(database(), { slug: cleanText(channel), request, now: new Date() });
}
