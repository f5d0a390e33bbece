import { and, eq, gte, isNull, lt, or } from 'drizzle-orm';
import { channelFees } from '#db/schema/index.ts';
import { newId } from '#lib/ids.ts';
import { addDays } from '#lib/time.ts';
import { command } from '../../command.ts';
import { SetFeesInput } from './input.ts';

/**
 * Sets what a channel takes of each order from a day on, in place of what was to hold then; each fee until its own last
 * day, if it has one. Fees of days before stay as they were, and so do the postings of orders that were placed.
 */
export const setFees = command('channel.write', {
  input: SetFeesInput,
  run: async (tx, { channelId, validFrom, fees }, ctx) => {
    const ofChannel = eq(channelFees.channelId, channelId);
    await tx.delete(channelFees).where(and(ofChannel, gte(channelFees.validFrom, validFrom)));
    const isRunning = or(isNull(channelFees.validTo), gte(channelFees.validTo, validFrom));
    await tx
      .update(channelFees)
      .set({ validTo: addDays(validFrom, -1) })
      .where(and(ofChannel, lt(channelFees.validFrom, validFrom), isRunning));
    if (fees.length > 0) {
      const rows = fees.map((fee) => ({ ...fee, id: newId(ctx.now.getTime()), channelId, validFrom }));
      await tx.insert(channelFees).values(rows);
    }
    return {
      result: { id: channelId },
      subjectKind: 'channel',
      subjectId: channelId,
      summary: { validFrom, fees: fees.length },
      after: { validFrom, fees },
      events: [{ kind: 'channel.changed', subjectKind: 'channel', subjectId: channelId, channelId }],
    };
  },
});
