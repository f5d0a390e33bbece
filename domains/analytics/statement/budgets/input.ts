import { z } from 'zod';
import { LARGEST_AMOUNT_MINOR } from '#lib/money.ts';
import { isDay } from '#lib/time.ts';
import { BUDGET_DIMENSIONS } from './budget-dimensions.ts';
import { BUDGET_LINES } from './budget-lines.ts';

/** Of a month of everything: a hundred thousand of them add up in eight bytes. */
const MAX_AMOUNT_MINOR = 10 * LARGEST_AMOUNT_MINOR;
const LONGEST_KEY = 200;
const MOST_ROWS = 7_000;

/** Budgets of one dimension to set: null takes one away. Amounts in minor units of the reporting currency. */
export const SetBudgetsInput = z.strictObject({
  by: z.enum(BUDGET_DIMENSIONS),
  rows: z
    .array(
      z.strictObject({
        /** An id, a category's or brand's name, `-` for what is of none; empty for the whole business. */
        key: z.string().max(LONGEST_KEY),
        /** The first day of a month of the business's calendar. */
        fromDay: z.string().refine(isDay, 'a day, such as 2026-03-01'),
        line: z.enum(BUDGET_LINES),
        amountMinor: z.number().int().min(-MAX_AMOUNT_MINOR).max(MAX_AMOUNT_MINOR).nullable(),
      }),
    )
    .min(1)
    .max(MOST_ROWS),
});
