import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { matchCustomer } from './match-customer.ts';

const MOST_AT_ONCE = 500;

/**
 * Compares customers whom no comparison has seen yet, or who changed since, the oldest first and some at a time. Nothing
 * before the first full comparison. Returns how many.
 */
export async function matchNewCustomers(ctx: Ctx): Promise<number> {
  allow(ctx.actor, 'customer.link');
  const { rows } = await ctx.db.$client.query<{ id: string }>(
    `select c.id from customers c
     where c.merged_into is null and c.erased_at is null and exists (select from link_runs where weights is not null)
       and not exists (select from match_keys k where k.customer_id = c.id)
       and (c.name <> '' or exists (select from identities i where i.customer_id = c.id))
     order by c.created_at desc, c.id limit $1`,
    [MOST_AT_ONCE],
  );
  for (const { id } of rows) await matchCustomer(ctx, { customerId: id });
  return rows.length;
}
