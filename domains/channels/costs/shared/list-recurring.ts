import type { AllocationKey } from '#db/schema/results/costs.ts';
import type { Ctx } from '../../../context.ts';
import { allow } from '../../../team/can.ts';

const MOST = 200;
const MONTHS_OF_ONE = 24;

/** What a channel bears of a month, and by which facts of which days. */
export type ShownShare = {
  channelId: string;
  channelName: string;
  key: AllocationKey;
  basis: number;
  basisFrom: string | null;
  basisTo: string | null;
  amountMinor: number;
};

/** A booked month of a recurring cost; amounts in the reporting currency. */
export type ShownMonth = {
  id: string;
  from: string;
  to: string;
  reportedMinor: number;
  isFinal: boolean;
  isTakenBack: boolean;
  shares: ShownShare[];
};

/** A cost that comes each month. */
export type RecurringRow = {
  id: string;
  kind: 'rent' | 'labour' | 'subscription';
  name: string;
  locationName: string | null;
  amountMinor: number;
  currency: string;
  key: AllocationKey;
  spread: 'days' | 'firstDay' | 'lastDay';
  startsOn: string;
  endsOn: string | null;
};

/** The recurring costs: those that go on first, then those that ended last. */
export async function listRecurring(ctx: Ctx): Promise<RecurringRow[]> {
  allow(ctx.actor, 'cost.read');
  const { rows } = await ctx.db.$client.query<RecurringRow>(
    `select r.id, r.kind, r.name, l.name as "locationName", r.amount_minor as "amountMinor", r.currency, r.key, r.spread,
       r.starts_on::text as "startsOn", r.ends_on::text as "endsOn"
     from recurring_costs r left join locations l on l.id = r.location_id
     order by r.ends_on desc nulls first, r.starts_on desc, r.id limit $1`,
    [MOST],
  );
  return rows;
}

/** The booked months of one recurring cost, the latest first, with what each channel bears in the end and why. */
export async function listSharedMonths(ctx: Ctx, recurringId: string): Promise<ShownMonth[]> {
  allow(ctx.actor, 'cost.read');
  const { rows } = await ctx.db.$client.query<ShownMonth>(
    `select s.id, s."from"::text as "from", s."to"::text as "to", s.reported_minor as "reportedMinor",
       s.is_final as "isFinal", s.taken_back_at is not null as "isTakenBack",
       (select json_agg(json_build_object('channelId', a.channel_id, 'channelName', c.name, 'key', a.key, 'basis', a.basis,
           'basisFrom', a.basis_from, 'basisTo', a.basis_to, 'amountMinor', a.amount_minor)
           order by a.amount_minor desc, a.channel_id)
         from cost_allocations a join channels c on c.id = a.channel_id
         where a.shared_cost_id = s.id
           and a.round = (select max(round) from cost_allocations m where m.shared_cost_id = s.id)) as shares
     from shared_costs s where s.recurring_id = $1 order by s."from" desc limit $2`,
    [recurringId, MONTHS_OF_ONE],
  );
  return rows;
}

/** Which recurring cost a booked month belongs to; null where there is none. */
export async function findRecurringOf(ctx: Ctx, sharedCostId: string): Promise<string | null> {
  allow(ctx.actor, 'cost.read');
  const { rows } = await ctx.db.$client.query<{ id: string }>(
    'select recurring_id as id from shared_costs where id::text = $1',
    [sharedCostId],
  );
  return rows[0]?.id ?? null;
}
