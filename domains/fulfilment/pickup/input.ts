import { z } from 'zod';
import { LineSerials } from '#domains/inventory/serials/input.ts';

const MOST_LINES = 500;

/** The longest that goods may wait for their customer: ninety days. */
export const MOST_KEEP_HOURS = 2_160;

/** An order whose customer comes to a shop for it. */
export const ArrangePickupInput = z.strictObject({ orderId: z.uuid(), locationId: z.uuid() });

/** Goods of such an order that were brought to its shop from another place. */
export const BringPickupInput = z.strictObject({ orderId: z.uuid(), fromLocationId: z.uuid() });

/** Names such an order. */
export const PickupRef = z.strictObject({ orderId: z.uuid() });

/** Goods that are handed over: to who names the code, or shows a document, of which the last four characters are kept. */
export const HandOverInput = z
  .strictObject({
    orderId: z.uuid(),
    /** Made by the client, so that a repeat finds the first. */
    shipmentId: z.uuid(),
    code: z.string().trim().min(1).max(40).optional(),
    documentEnd: z
      .string()
      .trim()
      .regex(/^[\p{L}\p{N}]{4}$/u, 'the last four characters of the document')
      .optional(),
    /** The numbers of the units, of goods that have them. */
    serials: z.array(LineSerials).max(MOST_LINES).optional(),
  })
  .refine(
    (proof) => (proof.code === undefined) !== (proof.documentEnd === undefined),
    'a code or a document',
  );

/** How long goods wait for their customer, in hours. */
export const PickupSettingsInput = z.strictObject({
  keepHours: z.number().int().min(1).max(MOST_KEEP_HOURS),
});
