import { recurringCosts } from '#db/schema/index.ts';
import { monthOf } from '#lib/calendar.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { dayIn, daysBetween } from '#lib/time.ts';
import { command } from '../../../command.ts';
import { calendarOfBooks } from '../../../money/periods/next-period.ts';
import { getBusiness } from '../../../settings/get-business.ts';
import { costEvents } from '../cost-events.ts';
import { AddRecurringInput } from '../input.ts';
import { bookMonth } from './book-month.ts';
import { findDue, MOST_MONTHS } from './find-due.ts';

const DAYS_OF_MONTH = 29;

/**
 * Keeps a cost that comes each month, and books the months that are due at once. Its months are those of the business's
 * calendar. @throws INVALID_INPUT without a known rate, or where it begins too far back.
 */
export const addRecurring = command('cost.write', {
  input: AddRecurringInput,
  run: async (tx, input, ctx) => {
    const business = await getBusiness(tx);
    const calendar = calendarOfBooks(business.calendar);
    const today = dayIn(business.timeZone, ctx.now);
    const startsOn = monthOf(input.startsOn, calendar).from;
    if (daysBetween(startsOn, today) > MOST_MONTHS * DAYS_OF_MONTH) {
      throw new AppError('INVALID_INPUT', 'A cost cannot begin more than nine years ago.', {
        details: { reason: 'costTooOld' },
      });
    }
    const cost = {
      ...input,
      id: input.id ?? newId(ctx.now.getTime()),
      currency: input.currency ?? business.reportingCurrency,
      startsOn,
      endsOn: input.endsOn === null ? null : monthOf(input.endsOn, calendar).to,
    };
    await tx.insert(recurringCosts).values({ ...cost, createdAt: ctx.now });
    const channelIds = new Set<string>();
    const due = findDue(cost, { today, calendar, booked: [] });
    for (const month of due) {
      for (const id of await bookMonth(tx, cost, month, { now: ctx.now, calendar })) channelIds.add(id);
    }
    return {
      result: { id: cost.id, months: due.length },
      subjectKind: 'cost',
      subjectId: cost.id,
      summary: { kind: cost.kind, name: cost.name, key: cost.key, months: due.length },
      after: cost,
      events: costEvents(cost.id, channelIds),
    };
  },
});
