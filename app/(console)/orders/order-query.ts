import { queryOptions } from '@tanstack/react-query';
import type { ListParams } from '#components/table/list-location.ts';
import { valuesOf } from '#components/table/list-location.ts';
import type { OrderPage } from '#domains/orders/list-orders.ts';

/** What only changes how the list looks. */
const LOOKS = ['columns', 'density'];

/** The part of the address that decides which orders are listed, always in the same order. */
export function listSearch(params: ListParams): string {
  const search = new URLSearchParams();
  for (const name of Object.keys(params).sort()) {
    if (LOOKS.includes(name)) continue;
    for (const value of valuesOf(params[name])) search.append(name, value);
  }
  return search.toString();
}

/** The list of orders as the browser reads it again; topics that begin with `order` do so. */
export function orderListQuery(params: ListParams) {
  const search = listSearch(params);
  return queryOptions({
    queryKey: ['order', 'list', search],
    queryFn: async ({ signal }): Promise<OrderPage> => {
      const response = await fetch(`/api/orders?${search}`, { signal });
      if (!response.ok) throw new Error(`The list of orders answered ${response.status}.`);
      return response.json();
    },
  });
}
