import { route } from '#app/_server/route.ts';
import { readParams } from '#components/table/read-params.ts';
import { readOrderFilter } from '#domains/orders/list-filter.ts';
import { listOrders } from '#domains/orders/list-orders.ts';

/** The list of orders, for pages that refresh themselves; the same address parameters as the page. */
export const GET = route((ctx, { request }) =>
  listOrders(ctx, readOrderFilter(readParams(new URL(request.url).searchParams))),
);
