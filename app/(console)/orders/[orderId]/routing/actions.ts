'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import { rerouteOrder } from '#domains/orders/routing/reroute-order.ts';

/** Serves an order from elsewhere, then the page is read again. */
export const reroute = action(async (ctx, input: Parameters<typeof rerouteOrder>[1]) => {
  const data = await rerouteOrder(ctx, input);
  refresh();
  return data;
});
