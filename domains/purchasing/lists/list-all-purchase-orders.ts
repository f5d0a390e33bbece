import type { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { PurchaseFilter } from './list-filter.ts';
import { listPurchaseOrders, type PurchaseRow } from './list-purchase-orders.ts';

const ROWS_AT_A_TIME = 1_000;

/** All purchase orders that match, read page by page as the file takes them. The right to export is asked for first. */
export function listAllPurchaseOrders(
  ctx: Ctx,
  raw: z.input<typeof PurchaseFilter>,
): AsyncGenerator<PurchaseRow> {
  allow(ctx.actor, 'purchase.export');
  return readAll(ctx, PurchaseFilter.parse(raw));
}

async function* readAll(ctx: Ctx, filter: PurchaseFilter): AsyncGenerator<PurchaseRow> {
  let after: number | undefined;
  do {
    const page = await listPurchaseOrders(ctx, {
      ...filter,
      before: undefined,
      after,
      limit: ROWS_AT_A_TIME,
    });
    yield* page.rows;
    after = page.after === null ? undefined : Number(page.after);
  } while (after !== undefined);
}
