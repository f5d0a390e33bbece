import { route } from '#app/_server/route.ts';
import { listSellable } from '#domains/orders/counter/list-sellable.ts';
import { AppError } from '#lib/errors.ts';
import { isId } from '#lib/ids.ts';

const MOST_LETTERS = 200;

/** What a channel can sell: `?channel=…&q=…`, by SKU, barcode or title. */
export const GET = route((ctx, { request }) => {
  const params = new URL(request.url).searchParams;
  const channelId = params.get('channel') ?? '';
  if (!isId(channelId)) throw new AppError('INVALID_INPUT', 'Name the channel that sells.');
  return listSellable(ctx, { channelId, search: (params.get('q') ?? '').slice(0, MOST_LETTERS) });
});
