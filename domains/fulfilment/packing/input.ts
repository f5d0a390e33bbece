import { z } from 'zod';
import { LineSerials } from '#domains/inventory/serials/input.ts';

const MAX_UNITS = 1_000_000;
const MAX_GRAMS = 2_000_000;
const MAX_MM = 10_000;
const MAX_LINES = 500;

const Side = z.number().int().min(1).max(MAX_MM);
const Text = z.string().trim().max(100);

/** A parcel that is packed: what is in it, what it weighs (grams), how large it is (millimetres). */
export const PackParcelInput = z.strictObject({
  /** Made by the client, so that a repeat finds the first; the shipment has it too. */
  parcelId: z.uuid(),
  orderId: z.uuid(),
  locationId: z.uuid(),
  lines: z
    .array(z.strictObject({ lineId: z.uuid(), quantity: z.number().int().min(1).max(MAX_UNITS) }))
    .min(1)
    .max(MAX_LINES),
  weightGrams: z.number().int().min(1).max(MAX_GRAMS),
  size: z.strictObject({ lengthMm: Side, widthMm: Side, heightMm: Side }).optional(),
});

/** The checked form of a parcel. */
export type PackParcel = z.output<typeof PackParcelInput>;

/** Names a parcel. */
export const ParcelRef = z.strictObject({ parcelId: z.uuid() });

/** A parcel that its carrier takes. */
export const SendParcelInput = z.strictObject({
  parcelId: z.uuid(),
  method: z.enum(['courier', 'post']).default('courier'),
  carrier: Text.optional(),
  trackingNumber: Text.optional(),
  /** The numbers of the units in it, of goods that have them. */
  serials: z.array(LineSerials).max(MAX_LINES).optional(),
});
