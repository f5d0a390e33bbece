import { z } from 'zod';
import { isDay } from '#lib/time.ts';
import { BUDGET_LINES } from './budget-lines.ts';

const MAX_AMOUNT_MINOR = 1_000_000_000_000_000;
const MOST_ROWS = 5_000;

/** Budgets to set: null takes one away. Amounts in minor units of the reporting currency. */
export const SetBudgetsInput = z.strictObject({
  rows: z
    .array(
      z.strictObject({
        channelId: z.uuid(),
        /** The first day of a month of the business's calendar. */
        fromDay: z.string().refine(isDay, 'a day, such as 2026-03-01'),
        line: z.enum(BUDGET_LINES),
        amountMinor: z.number().int().min(-MAX_AMOUNT_MINOR).max(MAX_AMOUNT_MINOR).nullable(),
      }),
    )
    .min(1)
    .max(MOST_ROWS),
});
