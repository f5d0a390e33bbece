import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

const PAGE = 50;
const CURSOR = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/;

/**
 * Money spent on a channel, or what a month of a recurring cost put on days and channels, in one row. The amount is in minor
 * units of `currency`; negative takes an earlier cost back.
 */
export type CostRow = {
  id: string;
  kind: string;
  /** The day that it belongs to; of a month's the first that is asked for. */
  day: string;
  /** The day from which it counts: its own, or the first open one after a closed month; of a month's the last asked for. */
  countsOn: string;
  amountMinor: number;
  currency: string;
  /** In the reporting currency, as it was posted. */
  reportedMinor: number;
  channelId: string;
  /** Null where it is spread over several channels. */
  channelName: string | null;
  orderId: string | null;
  locationId: string | null;
  campaign: string | null;
  note: string;
  /** The month of a recurring cost that it is a part of. */
  sharedCostId: string | null;
  /** Reckoned from something else (a report of spend, a bill, a monthly cost): that is to be changed, not this. */
  isDerived: boolean;
  /** Its opposite is booked. */
  isTakenBack: boolean;
};

/** Which costs; everything that is left out is not asked about. */
export type CostFilter = {
  channelId?: string | undefined;
  /** One of these; empty means any. */
  kinds?: readonly string[] | undefined;
  /** By the days from which the costs count. */
  from?: string | undefined;
  to?: string | undefined;
  campaign?: string | undefined;
};

/** The name under which the opposite of a cost is booked: the books take each name of a channel once. */
export function takenBackName(costId: string): string {
  return `takes back ${costId}`;
}

const COUNTS_ON = 'coalesce(k.counts_on, k.day)';
const WHERE = `($1::uuid is null or k.channel_id = $1) and ($2::text[] is null or k.kind = any($2))
  and ($3::date is null or (k.day >= $3 or k.counts_on >= $3) and ${COUNTS_ON} >= $3)
  and ($4::date is null or (k.day <= $4 and ${COUNTS_ON} <= $4))
  and ($5::text is null or k.campaign = $5)`;
const SHARED = "case when k.external_id like 'shared:%' then split_part(k.external_id, ':', 2) end";
const REPORTED = 'report_minor(k.amount_minor, k.rate, k.currency, b.reporting_currency)';

/** A page of the costs, the latest day first, each month of a recurring cost once; `after` is the cursor of the next page, null on the last. */
export async function listCosts(
  ctx: Ctx,
  wanted: CostFilter & { after?: string | null | undefined; limit?: number },
): Promise<{ rows: CostRow[]; after: string | null }> {
  allow(ctx.actor, 'cost.read');
  const limit = wanted.limit ?? PAGE;
  const [, day = null, id = null] = CURSOR.exec(wanted.after ?? '') ?? [];
  const { rows } = await ctx.db.$client.query<CostRow>(
    `with wanted as (
       select coalesce(${SHARED}, k.id::text) as key, max(k.id::text)::uuid as id, min(k.day) as day,
         max(${COUNTS_ON}) as counts_on, count(distinct k.channel_id) as channels, sum(k.amount_minor) as amount_minor,
         sum(${REPORTED}) as reported_minor
       from costs k cross join business b where ${WHERE} group by 1
     )
     select k.id, k.kind, w.day::text as day, w.counts_on::text as "countsOn", w.amount_minor::bigint as "amountMinor",
       k.currency, w.reported_minor::bigint as "reportedMinor", k.channel_id as "channelId",
       case when w.channels = 1 then c.name end as "channelName", k.order_id as "orderId", k.location_id as "locationId",
       k.campaign, k.note, ${SHARED} as "sharedCostId",
       coalesce(k.external_id ~ '^(shared|spend|fees):', false) as "isDerived",
       exists (select from costs o where o.channel_id = k.channel_id and o.external_id = $9 || k.id) as "isTakenBack"
     from wanted w join costs k on k.id = w.id join channels c on c.id = k.channel_id
     where $6::date is null or (w.counts_on, w.id) < ($6::date, $7::uuid)
     order by w.counts_on desc, w.id desc limit $8`,
    [...valuesOf(wanted), day, id, limit + 1, takenBackName('')],
  );
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { rows: page, after: last ? `${last.countsOn}_${last.id}` : null };
}

/** What the costs of a filter add up to, by kind, in the reporting currency. */
export async function sumCosts(
  ctx: Ctx,
  wanted: CostFilter,
): Promise<{ kind: string; count: number; minor: number }[]> {
  allow(ctx.actor, 'cost.read');
  const { rows } = await ctx.db.$client.query<{ kind: string; count: number; minor: number }>(
    `select k.kind, count(*)::integer as count, sum(${REPORTED})::bigint as minor
     from costs k cross join business b where ${WHERE} group by k.kind order by 3 desc, 1`,
    valuesOf(wanted),
  );
  return rows;
}

/** What the books hold of days, in the reporting currency. */
export type BookedCosts = {
  feesMinor: number;
  fulfilmentMinor: number;
  marketingMinor: number;
  fixedMinor: number;
};

/** What the books of some days hold of each line of costs: those listed, and those of orders and parcels. */
export async function sumBookedCosts(
  ctx: Ctx,
  wanted: { from: string; to: string; channelId?: string | undefined },
): Promise<BookedCosts> {
  allow(ctx.actor, 'cost.read');
  const { rows } = await ctx.db.$client.query<BookedCosts>(
    `select coalesce(sum(fees_minor), 0)::bigint as "feesMinor", coalesce(sum(fulfilment_minor), 0)::bigint as "fulfilmentMinor",
       coalesce(sum(marketing_minor), 0)::bigint as "marketingMinor", coalesce(sum(fixed_minor), 0)::bigint as "fixedMinor"
     from channel_days_now where day between $1 and $2 and ($3::uuid is null or channel_id = $3)`,
    [wanted.from, wanted.to, wanted.channelId ?? null],
  );
  return rows[0]!;
}

function valuesOf({ channelId, kinds = [], from, to, campaign }: CostFilter): unknown[] {
  return [channelId ?? null, kinds.length > 0 ? kinds : null, from ?? null, to ?? null, campaign ?? null];
}
