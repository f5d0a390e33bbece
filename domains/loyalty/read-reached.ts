import type { Reader } from '#db/client.ts';
import type { LoyaltyRules } from './rules/loyalty-rules.ts';

const YEAR = `> ($2::date - interval '12 months')::date`;
// By the orders' own days: a return takes from the sale that it undoes.
const REACHED: Record<LoyaltyRules['tierBy'], string> = {
  sales: `
    select coalesce(sum(p.gross_minor - p.discounts_minor - p.returns_minor), 0)::float8 as reached
    from orders o join postings p on p.order_id = o.id where o.customer_id = $1 and o.day ${YEAR}`,
  points: `
    select coalesce(sum(l.earned - l.taken_back), 0)::float8 as reached
    from loyalty_lots l join loyalty_members m on m.id = l.member_id
    where m.customer_id = $1 and l.order_id is not null and l.earned_on ${YEAR}`,
};

/** What a customer has bought (net, minor units of the reporting currency) or earned in the 12 months up to a day. */
export async function readReached(
  db: Reader,
  { customerId, today, tierBy }: { customerId: string; today: string; tierBy: LoyaltyRules['tierBy'] },
): Promise<number> {
  const { rows } = await db.$client.query<{ reached: number }>({
    name: `loyalty-reached-${tierBy}`,
    text: REACHED[tierBy],
    values: [customerId, today],
  });
  return rows[0]!.reached;
}
