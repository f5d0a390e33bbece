import { z } from 'zod';
import { LotInput } from './lots/input.ts';

const MAX_UNITS = 1_000_000;
const Note = z.string().trim().max(500).default('');
const Units = z.number().int().min(0).max(MAX_UNITS);

/** Why stock is put right by hand. */
export const ADJUSTMENT_REASONS = ['count', 'adjustment', 'receipt', 'write_off'] as const;

/** A correction by hand: a change, or what was counted. `expectedQuantity` is the on hand that the person saw. */
export const AdjustStockInput = z
  .strictObject({
    /** Made by the client, so that a repeat finds the first. */
    adjustmentId: z.uuid().optional(),
    variantId: z.uuid(),
    locationId: z.uuid(),
    change: z.number().int().min(-MAX_UNITS).max(MAX_UNITS).optional(),
    countedQuantity: Units.optional(),
    expectedQuantity: Units.optional(),
    reason: z.enum(ADJUSTMENT_REASONS),
    /** Of goods with lots, the lot that is put right; left out, units leave first expired first out. */
    lot: LotInput.optional(),
    note: Note,
  })
  .refine(
    (input) => (input.change === undefined) !== (input.countedQuantity === undefined),
    'say the change or the counted quantity, one of them',
  )
  .refine((input) => input.change !== 0, 'a change of nothing changes nothing');

/** The checked form of a correction. */
export type AdjustStock = z.output<typeof AdjustStockInput>;

/** Units that go from one location to another. */
export const TransferStockInput = z
  .strictObject({
    /** Made by the client, so that a repeat finds the first. */
    transferId: z.uuid(),
    fromLocationId: z.uuid(),
    toLocationId: z.uuid(),
    lines: z
      .array(z.strictObject({ variantId: z.uuid(), quantity: z.number().int().min(1).max(MAX_UNITS) }))
      .min(1)
      .max(200),
    note: Note,
  })
  .refine((input) => input.fromLocationId !== input.toLocationId, 'the units are there already');

/** Units that a location keeps back from every channel. */
export const SetSafetyInput = z.strictObject({
  variantId: z.uuid(),
  locationId: z.uuid(),
  safety: Units,
});

/** How many expired reservations to end at once. */
export const ReleaseExpiredInput = z.strictObject({ limit: z.number().int().min(1).max(1_000).default(500) });
