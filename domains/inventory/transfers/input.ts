import { z } from 'zod';
import { isDay } from '#lib/time.ts';
import { MISSING_REASONS } from './transfer-status.ts';

const MOST_LINES = 500;
const MAX_UNITS = 1_000_000;

const Day = z.string().refine(isDay, 'a day such as 2026-03-10');
const Note = z.string().trim().max(2_000);
const Units = z.number().int().min(0).max(MAX_UNITS);
const SomeUnits = z.number().int().min(1).max(MAX_UNITS);

const onlyOnce = (lines: readonly { variantId: string }[]) =>
  new Set(lines.map((line) => line.variantId)).size === lines.length;
const ONCE = 'each variant stands on one line only';

const WantedLines = z
  .array(z.strictObject({ variantId: z.uuid(), quantity: SomeUnits }))
  .max(MOST_LINES)
  .refine(onlyOnce, ONCE);

/** A transfer that has not left yet. */
export const CreateTransferInput = z
  .strictObject({
    /** Made by the client, so that a repeat finds the first. */
    transferId: z.uuid(),
    fromLocationId: z.uuid(),
    toLocationId: z.uuid(),
    expectedOn: Day.nullable().default(null),
    note: Note.default(''),
    lines: WantedLines.default([]),
  })
  .refine((input) => input.fromLocationId !== input.toLocationId, 'the units are there already');

/** What changes of a draft; `lines` are all of them. */
export const EditTransferInput = z.strictObject({
  transferId: z.uuid(),
  expectedOn: Day.nullable().optional(),
  note: Note.optional(),
  lines: WantedLines.optional(),
});

/** Sends a draft off. `lines` name those of which fewer units go than were wanted. */
export const SendTransferInput = z.strictObject({
  transferId: z.uuid(),
  lines: z
    .array(z.strictObject({ variantId: z.uuid(), sent: Units }))
    .max(MOST_LINES)
    .refine(onlyOnce, ONCE)
    .default([]),
});

/** What was counted of an arrival. */
export const ReceiveTransferInput = z.strictObject({
  transferId: z.uuid(),
  lines: z
    .array(
      z
        .strictObject({ variantId: z.uuid(), good: Units.default(0), damaged: Units.default(0) })
        .refine((line) => line.good + line.damaged > 0, 'something must have come'),
    )
    .min(1)
    .max(MOST_LINES)
    .refine(onlyOnce, ONCE),
});

/** Ends a transfer of which units are missing, and says of each variant why. */
export const CloseTransferInput = z.strictObject({
  transferId: z.uuid(),
  lines: z
    .array(z.strictObject({ variantId: z.uuid(), reason: z.enum(MISSING_REASONS) }))
    .min(1)
    .max(MOST_LINES)
    .refine(onlyOnce, ONCE),
});

/** One transfer. */
export const TransferInput = z.strictObject({ transferId: z.uuid() });
