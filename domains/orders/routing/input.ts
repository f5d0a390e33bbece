import { z } from 'zod';

const Reason = z.string().trim().min(1, 'say why').max(300);

/** Which proposal. */
export const AssignmentRef = z.strictObject({ planId: z.uuid() });

/** A new proposal. `by: caller` works it out itself. */
export const StartAssignmentInput = z.strictObject({
  id: z.uuid().optional(),
  by: z.enum(['worker', 'caller']).default('worker'),
});

/**
 * What of an order shall be served from elsewhere: all that is reserved at a place and not picked, or the stated lines
 * (short picks included, which hold nothing any more). Without `toLocationId` the rules choose.
 */
export const RerouteOrderInput = z.strictObject({
  orderId: z.uuid(),
  fromLocationId: z.uuid(),
  lines: z
    .array(z.strictObject({ lineId: z.uuid(), quantity: z.number().int().min(1).max(1_000_000) }))
    .min(1)
    .max(500)
    .optional(),
  toLocationId: z.uuid().optional(),
  reason: Reason,
});
