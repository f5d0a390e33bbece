import { route } from '#app/_server/route.ts';
import { listWantedSerials } from '#domains/inventory/serials/list-wanted.ts';
import { isId } from '#lib/ids.ts';

/** The lines that leave with serial numbers: `?order=…` of an order, `?parcel=…` of a packed parcel. */
export const GET = route(async (ctx, { request }) => {
  const asked = new URL(request.url).searchParams;
  const [orderId, parcelId] = [asked.get('order') ?? '', asked.get('parcel') ?? ''];
  if (isId(parcelId)) return { lines: await listWantedSerials(ctx, { parcelId }) };
  return { lines: isId(orderId) ? await listWantedSerials(ctx, { orderId }) : [] };
});
