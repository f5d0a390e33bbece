import type { z } from 'zod';
import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';
import { type CustomerRow, listCustomers } from './list-customers.ts';
import { CustomerFilter } from './list-filter.ts';

const ROWS_AT_A_TIME = 1_000;

/**
 * All people that match, in the order of the list, read page by page as the file takes them.
 * Needs the right to export before the first row is asked for.
 */
export function exportCustomers(ctx: Ctx, raw: z.input<typeof CustomerFilter>): AsyncGenerator<CustomerRow> {
  allow(ctx.actor, 'customer.export');
  return readAll(ctx, CustomerFilter.parse(raw));
}

async function* readAll(ctx: Ctx, filter: CustomerFilter): AsyncGenerator<CustomerRow> {
  let after: string | undefined;
  do {
    const page = await listCustomers(ctx, { ...filter, limit: ROWS_AT_A_TIME, before: undefined, after });
    yield* page.rows;
    after = page.after ?? undefined;
  } while (after !== undefined);
}
