import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

const MOST_ENTRIES = 200;

/** A step in the life of a purchase order: the verb of the command, who, when, and its summary. */
export type PurchaseEntry = {
  key: string;
  at: Date;
  verb: string;
  who: string;
  summary: Record<string, unknown>;
};

/** What was done to a purchase order, newest first; at most two hundred steps. */
export async function getPurchaseTimeline(ctx: Ctx, purchaseOrderId: string): Promise<PurchaseEntry[]> {
  allow(ctx.actor, 'purchase.read');
  const { rows } = await ctx.db.$client.query<PurchaseEntry>({
    name: 'purchase-timeline',
    text: `
      select a.id::text as key, a.at, a.verb, a.actor_name as who,
        a.summary - 'reportedMinor' - 'soldMinor' as summary
      from audit_log a where a.subject_kind = 'purchase_order' and a.subject_id = $1 order by a.id desc limit $2`,
    values: [purchaseOrderId, MOST_ENTRIES],
  });
  return rows;
}
