import { z } from 'zod';
import { LARGEST_AMOUNT_MINOR } from '#lib/money.ts';

const MOST_LINES = 500;
const MAX_UNITS = 1_000_000;
const MAX_TEXT = 200;

/** Starts a forecast of all demand. The worker carries it out, unless the caller does so itself. */
export const StartForecastInput = z.strictObject({ by: z.enum(['worker', 'caller']).default('worker') });

/** Names a run of the forecast. */
export const ForecastRunInput = z.strictObject({ runId: z.uuid() });

/** What a service level may count. */
export const SERVICE_KINDS = ['cycle', 'fill'] as const;

/**
 * How stock is kept: for the business, or for a category or a variant only. Null leaves a value to the wider rule; a
 * narrow rule without any value is taken away.
 */
export const SetReorderSettingsInput = z
  .strictObject({
    category: z.string().trim().min(1).max(MAX_TEXT).nullable().default(null),
    variantId: z.uuid().nullable().default(null),
    serviceKind: z.enum(SERVICE_KINDS).nullable(),
    serviceLevel: z.number().min(0.5).max(0.9999).nullable(),
    holdingRate: z.number().min(0.001).max(10).nullable(),
    orderCostMinor: z.number().int().min(0).max(LARGEST_AMOUNT_MINOR).nullable(),
    reviewDays: z.number().int().min(1).max(90).nullable(),
  })
  .refine((rule) => rule.category === null || rule.variantId === null, 'a category or a variant, not both');

/** From which place a place is filled, and in how many days; null means from suppliers. */
export const SetReplenishmentInput = z
  .strictObject({
    locationId: z.uuid(),
    from: z.strictObject({ locationId: z.uuid(), days: z.number().int().min(0).max(60) }).nullable(),
  })
  .refine((input) => input.from?.locationId !== input.locationId, 'a place cannot fill itself');

/** What to order: one draft comes of it for each supplier and location. Each is asked of its preferred supplier. */
export const DraftOrdersInput = z.strictObject({
  lines: z
    .array(
      z.strictObject({
        variantId: z.uuid(),
        locationId: z.uuid(),
        quantity: z.number().int().min(1).max(MAX_UNITS),
      }),
    )
    .min(1)
    .max(MOST_LINES),
});
