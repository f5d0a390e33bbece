import { z } from 'zod';
import { isDay } from '#lib/time.ts';

const Code = z.string().trim().min(1).max(80);

/** What is written down of a variant's units from now on. */
export const SetTrackingInput = z.strictObject({
  variantId: z.uuid(),
  tracking: z.enum(['none', 'lot', 'serial']),
  serialAt: z.enum(['receipt', 'shipment']).default('receipt'),
});

/** A lot as it stands on the package. Left out, the expiry is what is known of the lot. */
export const LotInput = z.strictObject({
  code: Code,
  expiresOn: z.string().refine(isDay, 'a day such as 2027-03-31').nullable().optional(),
});

/** Goods of which the expired units are set aside, at one location. */
export const ExpireLotsInput = z.strictObject({ variantId: z.uuid(), locationId: z.uuid() });

/** What the shop does about expiry. */
export const LotSettingsInput = z.strictObject({
  expiringDays: z.number().int().min(1).max(730),
  movesExpired: z.boolean(),
});
