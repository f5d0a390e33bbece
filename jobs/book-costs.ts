import { bookRecurring, listDueRecurring } from '#domains/channels/costs/shared/book-recurring.ts';
import type { Ctx } from '#domains/context.ts';
import { log } from '#lib/log.ts';

/** Books the months of recurring costs that are due; one that cannot be booked (no rate is known) holds up no others. */
export async function bookCostsJob(ctx: Ctx): Promise<{ months: number; failed: number }> {
  let months = 0;
  let failed = 0;
  for (const recurringId of await listDueRecurring(ctx)) {
    try {
      months += (await bookRecurring(ctx, { recurringId })).months;
    } catch (error) {
      failed++;
      log.error({ err: error, recurringId }, 'a recurring cost could not be booked');
    }
  }
  return { months, failed };
}
