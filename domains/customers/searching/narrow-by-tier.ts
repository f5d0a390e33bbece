import type { Reader } from '#db/client.ts';
import type { CustomerFilter } from '../list-filter.ts';
import { TIER_BY, TIERS } from './loyalty-conditions.ts';

/** So many people of a tier are gathered before the list is read; of a larger tier the list is gone through instead. */
const MOST_GATHERED = 1_000;
/** Nobody has this id: what is asked for is nobody. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

const SUMS = {
  sales: `
    select o.customer_id as id, sum(p.gross_minor - p.discounts_minor - p.returns_minor) as amount
    from customer_stats s join orders o on o.customer_id = s.customer_id join postings p on p.order_id = o.id
    where s.gross_minor >= (select min(low) from asked) and s.last_order_at > (select day from today) - interval '13 months'
      and o.day > ((select day from today) - interval '12 months')::date group by o.customer_id`,
  points: `
    select m.customer_id as id, sum(l.earned - l.taken_back) as amount
    from loyalty_members m join loyalty_lots l on l.member_id = m.id
    where l.order_id is not null and l.earned_on > ((select day from today) - interval '12 months')::date
    group by m.customer_id`,
};

/**
 * The same filter with the people of its tiers told one by one, where they are few: adding up everybody once is quicker
 * than person by person. Tiers in which those stand who have nothing hold nearly everybody and stay as they are.
 */
export async function narrowByTier(db: Reader, filter: CustomerFilter, now: Date): Promise<CustomerFilter> {
  if (filter.tierIds.length === 0) return filter;
  const { rows: asked } = await db.$client.query<{ low: number; by: keyof typeof SUMS }>(
    `select t.low::float8 as low, ${TIER_BY} as by from (${TIERS}) t where t.id = any ($1::text[])`,
    [filter.tierIds],
  );
  const by = asked[0]?.by;
  if (!by || asked.some(({ low }) => low === 0)) return filter;
  const { rows } = await db.$client.query<{ id: string }>(
    `with asked as materialized (select low, high from (${TIERS}) t where t.id = any ($1::text[])),
       today as materialized (select business_day($2::timestamptz) as day)
     select r.id from (${SUMS[by]}) r join asked t on r.amount >= t.low and (t.high is null or r.amount < t.high)
     limit ${MOST_GATHERED + 1}`,
    [filter.tierIds, now],
  );
  if (rows.length > MOST_GATHERED) return filter;
  const wanted = new Set(filter.ids);
  const ids = rows.map(({ id }) => id).filter((id) => wanted.size === 0 || wanted.has(id));
  return { ...filter, tierIds: [], ids: ids.length > 0 ? ids : [NOBODY] };
}
