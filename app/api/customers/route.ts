import { route } from '#app/_server/route.ts';
import { readParams } from '#components/table/read-params.ts';
import { listCustomers } from '#domains/customers/list-customers.ts';
import { readCustomerFilter } from '#domains/customers/list-filter.ts';

/** The list of customers, for pages that refresh themselves; the same address parameters as the page. */
export const GET = route((ctx, { request }) =>
  listCustomers(ctx, readCustomerFilter(readParams(new URL(request.url).searchParams))),
);
