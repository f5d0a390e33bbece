import { z } from 'zod';
import { LoyaltyRulesInput } from './rules/loyalty-rules.ts';

const MOST_POINTS = 10_000_000;

/** An order whose points are to be brought up to date. */
export const SettleOrderInput = z.strictObject({ orderId: z.uuid() });

/** A member whose points are looked at by the clock. */
export const MemberInput = z.strictObject({ memberId: z.uuid() });

/** Points given (or taken, when negative) by hand, with the reason that the member may hear. */
export const AdjustPointsInput = z.strictObject({
  customerId: z.uuid(),
  points: z
    .int()
    .min(-MOST_POINTS)
    .max(MOST_POINTS)
    .refine((points) => points !== 0, 'must not be 0'),
  reason: z.string().trim().min(3).max(200),
});

/** The rules that are to hold, and the version that their writer saw. */
export const SaveLoyaltyRulesInput = z.strictObject({
  rules: LoyaltyRulesInput,
  expectedVersion: z.int().min(0),
});
