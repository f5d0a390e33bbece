import { queryOptions } from '@tanstack/react-query';
import type { ListParams } from '#components/table/list-location.ts';
import type { CustomerPage } from '#domains/customers/list-customers.ts';
import { listSearch } from '../orders/order-query.ts';

/** The figures follow the orders by some seconds without a word, so the list is read again by itself. */
const READ_AGAIN_MS = 30_000;

/** The list of customers as the browser reads it again; topics that begin with `customer` do so too. */
export function customerListQuery(params: ListParams) {
  const search = listSearch(params);
  return queryOptions({
    queryKey: ['customer', 'list', search],
    refetchInterval: READ_AGAIN_MS,
    queryFn: async ({ signal }): Promise<CustomerPage> => {
      const response = await fetch(`/api/customers?${search}`, { signal });
      if (!response.ok) throw new Error(`The list of customers answered ${response.status}.`);
      return response.json();
    },
  });
}
