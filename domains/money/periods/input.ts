import { z } from 'zod';
import { isDay } from '#lib/time.ts';

const NOTE = 1_000;

/** The month to close, by its last day. */
export const ClosePeriodInput = z.strictObject({
  toDay: z.string().refine(isDay, 'a day, such as 2026-03-31'),
  note: z.string().trim().max(NOTE).default(''),
});

/** The period to open again, and why. */
export const ReopenPeriodInput = z.strictObject({
  periodId: z.uuid(),
  reason: z.string().trim().min(1).max(NOTE),
});
