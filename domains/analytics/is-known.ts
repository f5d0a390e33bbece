import { isId } from '#lib/ids.ts';
import type { Ctx } from '../context.ts';
import { allow, type Verb } from '../team/can.ts';

/** What has a page of its own: where it is kept, who may look at it, and which rows nobody may look at any more. */
export const SUBJECTS = {
  order: { table: 'orders', verb: 'order.read' },
  customer: { table: 'customers', verb: 'customer.read', where: 'erased_at is null' },
  variant: { table: 'variants', verb: 'product.read' },
  channel: { table: 'channels', verb: 'channel.read' },
  import: { table: 'import_batches', verb: 'import.read' },
  segment: { table: 'segments', verb: 'segment.read' },
  'purchase-order': { table: 'purchase_orders', verb: 'purchase.read' },
} as const satisfies Record<string, { table: string; verb: Verb; where?: string }>;

/** One kind of thing with a page of its own. */
export type Subject = keyof typeof SUBJECTS;

/** Whether there is such a thing; one look into its primary key. What is not an id is nothing. */
export async function isKnown(ctx: Ctx, subject: Subject, id: string): Promise<boolean> {
  const { table, verb, where = 'true' }: { table: string; verb: Verb; where?: string } = SUBJECTS[subject];
  allow(ctx.actor, verb);
  if (!isId(id)) return false;
  const { rows } = await ctx.db.$client.query({
    name: `is-known-${table}`,
    text: `select from ${table} where id = $1 and ${where}`,
    values: [id],
  });
  return rows.length > 0;
}
