import { z } from 'zod';

const MOST_MINUTES = 24 * 60;
const MOST_LINES = 200;

/** A cart's or till's own name for what it holds; the same name is the same hold. */
export const HoldKey = z.string().trim().min(1).max(200);

/** Units to be kept for a cart or till. The lines are all of it: what is left out is given up. */
export const HoldStockInput = z.strictObject({
  channelId: z.uuid(),
  key: HoldKey,
  /** The shop whose till it is: units of no other place are kept. */
  locationId: z.uuid().optional(),
  lines: z
    .array(
      z.strictObject({
        sku: z.string().min(1).max(200),
        quantity: z.number().int().min(1).max(1_000_000),
      }),
    )
    .min(1)
    .max(MOST_LINES)
    .refine((lines) => new Set(lines.map((line) => line.sku)).size === lines.length, 'name each SKU once'),
  minutes: z.number().int().min(1).max(MOST_MINUTES).default(15),
});

/** The checked form of a hold. */
export type HoldStock = z.output<typeof HoldStockInput>;

/** Names a hold. */
export const HoldRef = z.strictObject({ channelId: z.uuid(), key: HoldKey });
