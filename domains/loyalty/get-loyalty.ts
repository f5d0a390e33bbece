import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';
import { readReached } from './read-reached.ts';
import { readToday } from './read-today.ts';
import { chooseTier, type Standing } from './rules/choose-tier.ts';
import type { LoyaltyRules } from './rules/loyalty-rules.ts';
import { readLoyaltyRules } from './rules/read-rules.ts';

const DAYS_AHEAD = 30;
const NEWEST = 20;

/** One line of a member's account. Instants are ISO texts. */
export type PointsEntry = {
  id: string;
  kind: 'earn' | 'release' | 'take_back' | 'adjust' | 'expire' | 'use' | 'give_back';
  points: number;
  orderId: string | null;
  orderNumber: number | null;
  reason: string;
  actorName: string;
  at: string;
};

/** What a customer has in the programme, the same in every channel. */
export type CustomerLoyalty = {
  isOn: boolean;
  isMember: boolean;
  usable: number;
  /** Earned, but goods may still come back. */
  pending: number;
  pendingUntil: string | null;
  /** Taken back after they were used; paid from the next points. */
  owed: number;
  expiring: { points: number; firstOn: string } | null;
  tierBy: LoyaltyRules['tierBy'];
  reached: number;
  standing: Standing;
  entries: PointsEntry[];
};

type Sums = {
  members: number;
  usable: number;
  pending: number;
  owed: number;
  pendingUntil: string | null;
  expiring: number;
  expiringOn: string | null;
};

/** A customer's points, tier and newest entries, over all memberships of the person. */
export async function getLoyalty(ctx: Ctx, customerId: string): Promise<CustomerLoyalty> {
  allow(ctx.actor, 'customer.read');
  const [{ rules }, today] = await Promise.all([readLoyaltyRules(ctx.db), readToday(ctx.db, ctx.now)]);
  const { tierBy, isOn } = rules;
  const [sums, entries, reached] = await Promise.all([
    readSums(ctx, customerId, today),
    readEntries(ctx, customerId),
    isOn ? readReached(ctx.db, { customerId, today, tierBy }) : 0,
  ]);
  const { members, usable, pending, owed, pendingUntil, expiring, expiringOn } = sums;
  return {
    isOn,
    isMember: members > 0,
    usable,
    pending,
    pendingUntil,
    owed,
    expiring: expiringOn === null ? null : { points: expiring, firstOn: expiringOn },
    tierBy,
    reached,
    standing: chooseTier(reached, rules),
    entries,
  };
}

async function readSums(ctx: Ctx, customerId: string, today: string): Promise<Sums> {
  const { rows } = await ctx.db.$client.query<Sums>({
    name: 'loyalty-sums',
    text: `
      with mine as (select id from loyalty_members where customer_id = $1),
      accounts as (select kind, balance from loyalty_accounts where member_id in (select id from mine)),
      lots as (select * from loyalty_lots l where l.left > 0 and l.member_id in (select id from mine))
      select (select count(*) from mine)::integer as members, sums.*, parts.* from (
        select coalesce(sum(balance) filter (where kind = 'usable'), 0)::float8 as usable,
          coalesce(sum(balance) filter (where kind = 'pending'), 0)::float8 as pending,
          coalesce(-sum(balance) filter (where kind = 'owed'), 0)::float8 as owed from accounts) sums,
        (select min(usable_on) filter (where state = 'pending')::text as "pendingUntil",
          coalesce(sum("left") filter (where ends), 0)::float8 as expiring,
          min(expires_on) filter (where ends)::text as "expiringOn"
        from (select *, state = 'usable' and expires_on between $2::date and $2::date + $3::integer as ends from lots) l) parts`,
    values: [customerId, today, DAYS_AHEAD],
  });
  return rows[0]!;
}

// That points given by hand are usable at once goes without saying.
async function readEntries(ctx: Ctx, customerId: string): Promise<PointsEntry[]> {
  const { rows } = await ctx.db.$client.query<Omit<PointsEntry, 'at'> & { at: Date }>({
    name: 'loyalty-entries',
    text: `
      select h.id, h.cause_kind as kind,
        (case when h.cause_kind = 'release' then (select -e.points from loyalty_entries e
          join loyalty_accounts a on a.id = e.account_id where e.happening_id = h.id and a.kind = 'pending')
          else h.points end)::float8 as points,
        h.order_id as "orderId", o.number as "orderNumber", h.reason, h.actor_name as "actorName", h.at
      from loyalty_members m join loyalty_happenings h on h.member_id = m.id left join orders o on o.id = h.order_id
      where m.customer_id = $1 and (h.points <> 0 or (h.cause_kind = 'release' and h.order_id is not null))
      order by h.at desc, h.id desc limit $2`,
    values: [customerId, NEWEST],
  });
  return rows.map((row) => ({
    ...row,
    orderNumber: row.orderNumber === null ? null : Number(row.orderNumber),
    at: row.at.toISOString(),
  }));
}
