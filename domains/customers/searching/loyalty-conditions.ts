import type { CustomerFilter } from '../list-filter.ts';

type Bind = (value: unknown) => string;

const YEAR = (day: string) => `> (${day} - interval '12 months')::date`;

/** SQL: the tiers of the loyalty programme as it is now, each from `low` on and below `high`; none while it is off. */
export const TIERS = `
  select t.tier ->> 'id' as id, t.tier ->> 'name' as name, (t.tier ->> 'from')::numeric as low,
    lead((t.tier ->> 'from')::numeric) over (order by t.at) as high
  from loyalty_rules r, jsonb_array_elements(r.rules -> 'tiers') with ordinality t (tier, at)
  where r.version = (select max(version) from loyalty_rules) and (r.rules ->> 'isOn')::boolean`;

/** SQL: what a tier is reached by, `sales` or `points`. */
export const TIER_BY = `(select rules ->> 'tierBy' from loyalty_rules order by version desc limit 1)`;

/**
 * SQL: what a customer `c` bought (net) or earned in the twelve months up to a day: the sums of `loyalty/read-reached.ts`.
 */
export const REACHED = {
  sales: (day: string) => `(
    select coalesce(sum(p.gross_minor - p.discounts_minor - p.returns_minor), 0)
    from orders o join postings p on p.order_id = o.id where o.customer_id = c.id and o.day ${YEAR(day)})`,
  points: (day: string) => `(
    select coalesce(sum(l.earned - l.taken_back), 0) from loyalty_members m join loyalty_lots l on l.member_id = m.id
    where m.customer_id = c.id and l.order_id is not null and l.earned_on ${YEAR(day)})`,
};

const ENDING_DAYS = 30;
const LOTS =
  'select from loyalty_members m join loyalty_lots l on l.member_id = m.id where m.customer_id = c.id';
const ACCOUNTS =
  'select from loyalty_members m join loyalty_accounts a on a.member_id = m.id where m.customer_id = c.id';
const MEMBERS = 'select m.customer_id from loyalty_members m';

/**
 * The conditions of a filter that ask where somebody stands in the loyalty programme, over `customers c` and their
 * `customer_stats s` (which may be missing). What somebody ever bought, and when last, bounds what they bought in
 * twelve months, so that the orders of few people have to be added up.
 */
export function loyaltyConditions(filter: CustomerFilter, now: Date, bind: Bind): string[] {
  if (filter.tierIds.length === 0 && !filter.points) return [];
  // Bound where it is asked: a statement takes no value that it does not use.
  let today = '';
  const day = () => {
    today ||= `(select business_day(${bind(now)}::timestamptz))`;
    return today;
  };
  return [
    ...(filter.tierIds.length > 0
      ? [`(${filter.tierIds.map((id) => inTier(bind(id), day())).join(' or ')})`]
      : []),
    ...(filter.points ? [POINTS[filter.points](day)] : []),
  ];
}

const POINTS: Record<NonNullable<CustomerFilter['points']>, (day: () => string) => string> = {
  some: () => `exists (${ACCOUNTS} and a.kind = 'usable' and a.balance > 0)`,
  ending: (day) =>
    `exists (${LOTS} and l.state = 'usable' and l."left" > 0 and l.expires_on between ${day()} and ${day()} + ${ENDING_DAYS})`,
  owed: () => `exists (${ACCOUNTS} and a.kind = 'owed' and a.balance < 0)`,
};

function inTier(id: string, day: string): string {
  const low = `(select t.low from (${TIERS}) t where t.id = ${id})`;
  const high = `(select t.high from (${TIERS}) t where t.id = ${id})`;
  const ever = 'coalesce(s.gross_minor, 0)';
  const lately = `s.last_order_at > ${day} - interval '13 months'`;
  // Where the bounds decide already, the case ends before anything is added up.
  const bySales = `case when ${low} > 0 and not (${ever} >= ${low} and coalesce(${lately}, false)) then false
    when ${low} = 0 and (${high} is null or ${ever} < ${high}) then true
    else ${between(REACHED.sales(day), low, high)} end`;
  const byPoints = `case when c.id not in (${MEMBERS}) then ${low} = 0
    else ${between(REACHED.points(day), low, high)} end`;
  return `(${low} is not null and case ${TIER_BY} when 'sales' then ${bySales} else ${byPoints} end)`;
}

function between(reached: string, low: string, high: string): string {
  return `(select r.amount >= ${low} and (${high} is null or r.amount < ${high}) from (select ${reached} as amount offset 0) r)`;
}
