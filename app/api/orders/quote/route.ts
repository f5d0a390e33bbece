import { route } from '#app/_server/route.ts';
import { getQuote, QuoteInput } from '#domains/orders/counter/get-quote.ts';
import { AppError } from '#lib/errors.ts';
import { cleanText } from '#lib/text/clean-text.ts';
import { mapTexts } from '#lib/text/map-texts.ts';

/** What an order that is being written would come to. It changes nothing; it is a POST because lines fill no address. */
export const POST = route(async (ctx, { request }) => {
  const parsed = QuoteInput.safeParse(mapTexts(await request.json().catch(() => null), cleanText));
  if (!parsed.success) throw new AppError('INVALID_INPUT', 'The lines of the order were not understood.');
  return getQuote(ctx, parsed.data);
});
