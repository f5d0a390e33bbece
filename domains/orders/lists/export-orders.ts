import type { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { OrderFilter } from '../list-filter.ts';
import { listOrders, type OrderRow } from '../list-orders.ts';

const ROWS_AT_A_TIME = 1_000;

/**
 * All orders that match, in the order of the list, read page by page as the file takes them.
 * Needs the right to export before the first row is asked for.
 */
export function exportOrders(ctx: Ctx, raw: z.input<typeof OrderFilter>): AsyncGenerator<OrderRow> {
  allow(ctx.actor, 'order.export');
  return readAll(ctx, OrderFilter.parse(raw));
}

async function* readAll(ctx: Ctx, filter: OrderFilter): AsyncGenerator<OrderRow> {
  const seen = new Set<string>();
  let after: string | null = null;
  do {
    const page = await listOrders(ctx, {
      ...filter,
      limit: ROWS_AT_A_TIME,
      before: undefined,
      after: after ?? undefined,
    });
    for (const row of page.rows) {
      // An order whose number was searched for stands first and would come again in its place.
      if (filter.search !== '' && seen.has(row.id)) continue;
      if (filter.search !== '') seen.add(row.id);
      yield row;
    }
    after = page.after;
  } while (after !== null);
}
