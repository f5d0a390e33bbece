import type { Writer } from './compile-condition.ts';

const YEAR = (day: string) => `> (${day} - interval '12 months')::date`;

/**
 * Those who stand in one of the tiers of the loyalty programme as it is now, by what they bought (net) or earned in the
 * twelve months up to the day: the same sums and limits as `loyalty/read-reached.ts` and `loyalty/rules/choose-tier.ts`.
 */
export function writeTier(tierIds: readonly string[], { bind, day, scope }: Writer): string {
  return `c.id in (
    with programme as materialized (select rules from loyalty_rules order by version desc limit 1),
    tiers as materialized (
      select t.tier ->> 'id' as id, (t.tier ->> 'from')::numeric as low,
        lead((t.tier ->> 'from')::numeric) over (order by t.at) as high
      from programme r, jsonb_array_elements(r.rules -> 'tiers') with ordinality t (tier, at)
      where (r.rules ->> 'isOn')::boolean
    ), asked as (select low, high from tiers where id = any (${bind(tierIds)}::text[])
    ), reached as materialized (
      select o.customer_id, sum(p.gross_minor - p.discounts_minor - p.returns_minor) as amount
      from orders o join postings p on p.order_id = o.id
      where o.customer_id is not null and o.day ${YEAR(day())} ${scope('o.customer_id')}
        and (select rules ->> 'tierBy' from programme) = 'sales'
      group by o.customer_id
      union all
      select m.customer_id, sum(l.earned - l.taken_back)
      from loyalty_lots l join loyalty_members m on m.id = l.member_id
      where l.order_id is not null and l.earned_on ${YEAR(day())} ${scope('m.customer_id')}
        and (select rules ->> 'tierBy' from programme) = 'points'
      group by m.customer_id
    )
    select r.customer_id from reached r join asked t on r.amount >= t.low and (t.high is null or r.amount < t.high)
    union all
    select k.id from customers k
    where exists (select from asked where low = 0) ${scope('k.id')}
      and not exists (select from reached r where r.customer_id = k.id))`;
}
