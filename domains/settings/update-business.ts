import { eq } from 'drizzle-orm';
import { business } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../command.ts';
import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';
import { getBusiness } from './get-business.ts';
import { UpdateBusinessInput } from './input.ts';

const HAS_POSTINGS = 'select exists (select from postings) as "isBooked"';

/**
 * Changes the facts of the business. Tax rates hold for orders from now on.
 * @throws CONFLICT for another reporting currency once anything is booked: every posting is counted in it.
 */
export const updateBusiness = command('settings.write', {
  input: UpdateBusinessInput,
  run: async (tx, input) => {
    const before = await getBusiness(tx);
    if (input.reportingCurrency && input.reportingCurrency !== before.reportingCurrency) {
      const { rows } = await tx.$client.query<{ isBooked: boolean }>(HAS_POSTINGS);
      if (rows[0]?.isBooked) {
        throw new AppError(
          'CONFLICT',
          `The books are kept in ${before.reportingCurrency}; the reporting currency stays as it is.`,
          { details: { reason: 'booksCurrency', currency: before.reportingCurrency } },
        );
      }
    }
    if (Object.keys(input).length > 0) await tx.update(business).set(input).where(eq(business.id, before.id));
    return {
      result: null,
      subjectKind: 'business',
      subjectId: '1',
      before,
      after: { ...before, ...input },
      events: [{ kind: 'settings.changed', subjectKind: 'business', subjectId: '1' }],
    };
  },
});

/** Whether anything is booked, so that the reporting currency can no longer change. */
export async function hasPostings(ctx: Ctx): Promise<boolean> {
  allow(ctx.actor, 'settings.read');
  const { rows } = await ctx.db.$client.query<{ isBooked: boolean }>(HAS_POSTINGS);
  return rows[0]?.isBooked ?? false;
}
