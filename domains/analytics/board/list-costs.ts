import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

const PAGE = 50;
const CURSOR = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/;

/** Money spent on a channel. The amount is in minor units of `currency`; negative takes an earlier cost back. */
export type CostRow = {
  id: string;
  kind: string;
  day: string;
  amountMinor: number;
  currency: string;
  orderId: string | null;
  locationId: string | null;
  campaign: string | null;
  note: string;
  /** Its opposite is booked. */
  isTakenBack: boolean;
};

/** The name under which the opposite of a cost is booked: the books take each name of a channel once. */
export function takenBackName(costId: string): string {
  return `takes back ${costId}`;
}

/** A page of a channel's costs, the latest day first; `after` is the cursor of the next page, null on the last. */
export async function listCosts(
  ctx: Ctx,
  wanted: { channelId: string; after?: string | null; limit?: number },
): Promise<{ rows: CostRow[]; after: string | null }> {
  allow(ctx.actor, 'cost.read');
  const limit = wanted.limit ?? PAGE;
  const [, day = null, id = null] = CURSOR.exec(wanted.after ?? '') ?? [];
  const { rows } = await ctx.db.$client.query<CostRow>(
    `select id, kind, day::text as day, amount_minor as "amountMinor", currency, order_id as "orderId",
       location_id as "locationId", campaign, note,
       exists (select from costs b where b.channel_id = c.channel_id and b.external_id = $5 || c.id) as "isTakenBack"
     from costs c
     where channel_id = $1 and ($2::date is null or (day, id) < ($2::date, $3::uuid))
     order by day desc, id desc limit $4`,
    [wanted.channelId, day, id, limit + 1, takenBackName('')],
  );
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { rows: page, after: last ? `${last.day}_${last.id}` : null };
}
