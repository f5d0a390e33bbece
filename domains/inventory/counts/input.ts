import { z } from 'zod';
import { CLASSES } from './count-status.ts';

const MAX_UNITS = 1_000_000;
const MOST_CHOSEN = 500;
const MOST_SCANS = 200;
const MAX_LIMIT_MINOR = 1_000_000_000_000_000;

const Variants = z.array(z.uuid()).min(1).max(MOST_CHOSEN);

/** What shall be counted where. */
export const OpenCountInput = z.strictObject({
  /** Made by the client, so that a repeat finds the first. */
  countId: z.uuid(),
  locationId: z.uuid(),
  scope: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('full') }),
    z.strictObject({ kind: z.literal('zone'), zone: z.string().trim().min(1).max(40) }),
    z.strictObject({ kind: z.literal('class'), class: z.enum(CLASSES) }),
    z.strictObject({ kind: z.literal('chosen'), variantIds: Variants }),
  ]),
  isBlind: z.boolean().default(true),
  note: z.string().trim().max(2_000).default(''),
});

/** The checked form of what shall be counted. */
export type OpenCount = z.output<typeof OpenCountInput>;

/** Scans of somebody who counts, made offline perhaps: a repeat of the same id changes nothing. */
export const RecordScansInput = z.strictObject({
  countId: z.uuid(),
  scans: z
    .array(
      z.strictObject({
        id: z.uuid(),
        variantId: z.uuid(),
        /** Signed: what is put right is the difference; 0 says that nothing is there. */
        quantity: z.number().int().min(-MAX_UNITS).max(MAX_UNITS),
        at: z.coerce.date(),
      }),
    )
    .min(1)
    .max(MOST_SCANS),
});

/** What is done about goods that nobody counted: they stay as they are, or they are not there. */
export const UNCOUNTED = ['leave', 'zero'] as const;

/** Hands a count in. */
export const SubmitCountInput = z.strictObject({
  countId: z.uuid(),
  uncounted: z.enum(UNCOUNTED).default('leave'),
});

/** One count. */
export const CountInput = z.strictObject({ countId: z.uuid() });

/** Goods that shall be counted once more. */
export const RecountInput = z.strictObject({ countId: z.uuid(), variantIds: Variants });

/** Up to which difference a count books by itself. The value is in minor units of the reporting currency. */
export const CountLimitsInput = z.strictObject({
  units: z.number().int().min(0).max(MAX_UNITS),
  valueMinor: z.number().int().min(0).max(MAX_LIMIT_MINOR),
});
