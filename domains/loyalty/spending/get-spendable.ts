import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { readToday } from '../read-today.ts';
import { findBurnRule, mostPoints, type SpendPlace, worthOf } from '../rules/price-of-points.ts';
import { readLoyaltyRules } from '../rules/read-rules.ts';

const DAYS_AHEAD = 30;

/** What a customer could use of their points for an order that is being written, and what that would take off. */
export type Spendable = {
  usable: number;
  /** Those of them that end within thirty days, and the first day on which some do. */
  expiring: { points: number; firstOn: string } | null;
  leastPoints: number;
  stepPoints: number;
  mostBasisPoints: number;
  /** The most that the goods take; 0 where even the fewest are too many. */
  mostPoints: number;
  mostMinor: number;
  /** Of the points that were asked for, those that can be used, all or none, and what they take off, tax included. */
  usedPoints: number;
  usedMinor: number;
};

/** What points could do for goods in a channel; null where they cannot be used. Nothing is held for anybody. */
export async function getSpendable(
  ctx: Ctx,
  { customerId, points, ...place }: SpendPlace & { customerId: string; points: number },
): Promise<Spendable | null> {
  allow(ctx.actor, 'customer.read');
  const [live, today] = await Promise.all([readLoyaltyRules(ctx.db), readToday(ctx.db, ctx.now)]);
  const rule = findBurnRule(place, live);
  if (!rule) return null;
  const { rows } = await ctx.db.$client.query<{ usable: number; ending: number; firstOn: string | null }>({
    name: 'loyalty-spendable',
    text: `
      select coalesce(sum(l.left), 0)::float8 as usable,
        coalesce(sum(l.left) filter (where ends), 0)::float8 as ending, (min(l.expires_on) filter (where ends))::text as "firstOn"
      from loyalty_members m join loyalty_lots l on l.member_id = m.id
      cross join lateral (select l.expires_on <= $2::date + $3::integer as ends) e
      where m.customer_id = $1 and l.state = 'usable' and l.left > 0 and (l.expires_on is null or l.expires_on >= $2)`,
    values: [customerId, today, DAYS_AHEAD],
  });
  const { usable, ending, firstOn } = rows[0]!;
  const { leastPoints, stepPoints, mostBasisPoints } = rule;
  const most = mostPoints(place.goodsMinor, rule, usable);
  const fits = points >= leastPoints && points <= most && points % stepPoints === 0;
  const usedMinor = fits ? worthOf(points, rule) : 0;
  return {
    usable,
    expiring: firstOn === null ? null : { points: ending, firstOn },
    leastPoints,
    stepPoints,
    mostBasisPoints,
    mostPoints: most,
    mostMinor: worthOf(most, rule),
    usedPoints: usedMinor > 0 ? points : 0,
    usedMinor,
  };
}
