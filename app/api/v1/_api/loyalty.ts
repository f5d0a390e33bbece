import { z } from 'zod';
import { getLoyalty } from '#domains/loyalty/get-loyalty.ts';
import { requireCustomer } from '#domains/loyalty/require-customer.ts';
import { readLoyaltyRules } from '#domains/loyalty/rules/read-rules.ts';
import type { ApiCtx } from '../_http/operation.ts';

const Points = z.number().int();

/** How points are used: `points` take off `amountMinor`; of the rules that name a channel or none, the first decides. */
const Spending = z.object({
  channelIds: z.array(z.uuid()),
  currency: z.string(),
  points: Points,
  amountMinor: z.number().int(),
  leastPoints: Points,
  stepPoints: Points,
  mostBasisPoints: z.number().int(),
});

/** What a customer has in the loyalty programme. `reached` is what tiers are reached by, over 12 months. */
export const CustomerPoints = z.object({
  isOn: z.boolean(),
  usable: Points,
  pending: Points,
  owed: Points,
  expiring: z.object({ points: Points, firstOn: z.iso.date() }).nullable(),
  tierBy: z.enum(['sales', 'points']),
  reached: z.number().int(),
  tier: z.string().nullable(),
  next: z.object({ tier: z.string(), missing: z.number().int() }).nullable(),
  spending: z.array(Spending),
});

/** The same figures as the console shows. @throws NOT_FOUND for the unknown, the erased and the merged. */
export async function readPoints(
  ctx: ApiCtx,
  { customerId }: { customerId: string },
): Promise<z.output<typeof CustomerPoints>> {
  await requireCustomer(ctx.db, customerId);
  const [{ standing, ...loyalty }, { rules }] = await Promise.all([
    getLoyalty(ctx, customerId),
    readLoyaltyRules(ctx.db),
  ]);
  const { isOn, usable, pending, owed, expiring, tierBy, reached } = loyalty;
  const next = standing.next && { tier: standing.next.tier.name, missing: standing.next.missing };
  const tier = standing.tier?.name ?? null;
  const spending = isOn ? rules.burn.map(({ id: _id, ...rule }) => rule) : [];
  return { isOn, usable, pending, owed, expiring, tierBy, reached, tier, next, spending };
}
