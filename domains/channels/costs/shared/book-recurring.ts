import { z } from 'zod';
import { dayIn } from '#lib/time.ts';
import { command } from '../../../command.ts';
import type { Ctx } from '../../../context.ts';
import { calendarOfBooks } from '../../../money/periods/next-period.ts';
import { getBusiness } from '../../../settings/get-business.ts';
import { allow } from '../../../team/can.ts';
import { costEvents } from '../cost-events.ts';
import { bookMonth } from './book-month.ts';
import { findDue } from './find-due.ts';
import { lockRecurring, readRecurring } from './load-recurring.ts';

/** Books what is due of one recurring cost: each of its months once, however often this is called. */
export const bookRecurring = command('cost.write', {
  input: z.strictObject({ recurringId: z.uuid() }),
  run: async (tx, { recurringId }, ctx) => {
    const business = await getBusiness(tx);
    const calendar = calendarOfBooks(business.calendar);
    const cost = await lockRecurring(tx, recurringId);
    const today = dayIn(business.timeZone, ctx.now);
    const due = findDue(cost, { today, calendar, booked: cost.booked });
    const channelIds = new Set<string>();
    for (const month of due) {
      for (const id of await bookMonth(tx, cost, month, { now: ctx.now, calendar })) channelIds.add(id);
    }
    return {
      result: { months: due.length },
      subjectKind: 'cost',
      subjectId: recurringId,
      summary: { name: cost.name, months: due.map(({ from }) => from) },
      events: due.length > 0 ? costEvents(recurringId, channelIds) : [],
    };
  },
});

/** The recurring costs of which a month is to be booked or settled today. */
export async function listDueRecurring(ctx: Ctx): Promise<string[]> {
  allow(ctx.actor, 'cost.write');
  const business = await getBusiness(ctx.db);
  const at = { today: dayIn(business.timeZone, ctx.now), calendar: calendarOfBooks(business.calendar) };
  const all = await readRecurring(ctx.db);
  return all.filter((cost) => findDue(cost, { ...at, booked: cost.booked }).length > 0).map(({ id }) => id);
}
