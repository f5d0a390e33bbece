import type { Tx } from '#db/client.ts';
import { monthOf } from '#lib/calendar.ts';
import { addDays } from '#lib/time.ts';
import { command } from '../../../command.ts';
import { calendarOfBooks } from '../../../money/periods/next-period.ts';
import { getBusiness } from '../../../settings/get-business.ts';
import { bookCosts } from '../book-costs.ts';
import { costEvents } from '../cost-events.ts';
import { EndRecurringInput } from '../input.ts';
import { sharedRow } from './book-month.ts';
import { lockRecurring } from './load-recurring.ts';

/**
 * Ends a recurring cost with the month of the given day. Months that were booked after it are taken back by opposite
 * costs of their own days; a day before its first month takes back all. @throws NOT_FOUND
 */
export const endRecurring = command('cost.write', {
  input: EndRecurringInput,
  run: async (tx, { recurringId, endsOn }, ctx) => {
    const { calendar } = await getBusiness(tx);
    const cost = await lockRecurring(tx, recurringId);
    const asked = monthOf(endsOn, calendarOfBooks(calendar)).to;
    // The day before its first month stands for: never.
    const last = asked < cost.startsOn ? addDays(cost.startsOn, -1) : asked;
    await tx.$client.query('update recurring_costs set ends_on = $2 where id = $1', [recurringId, last]);
    const booked = await readBookedAfter(tx, recurringId, last);
    const opposite = booked.map((row) =>
      sharedRow(cost, {
        ...row,
        amountMinor: -row.amountMinor,
        name: `shared:${row.sharedId}:undo:${row.day}`,
        now: ctx.now,
      }),
    );
    await bookCosts(tx, opposite, { now: ctx.now, kind: 'undo' });
    await tx.$client.query(
      `update shared_costs set taken_back_at = $3, is_final = true where recurring_id = $1 and "from" > $2 and taken_back_at is null`,
      [recurringId, last, ctx.now],
    );
    return {
      result: { endsOn: last, takenBack: new Set(booked.map((row) => row.sharedId)).size },
      subjectKind: 'cost',
      subjectId: recurringId,
      summary: { name: cost.name, endsOn: last },
      before: { endsOn: cost.endsOn },
      after: { endsOn: last },
      events: costEvents(
        recurringId,
        booked.map((row) => row.channelId),
      ),
    };
  },
});

type Booked = { sharedId: string; channelId: string; day: string; amountMinor: number; currency: string };

/** What is booked of the months that begin later, by channel and day. */
async function readBookedAfter(tx: Tx, recurringId: string, last: string): Promise<Booked[]> {
  const { rows } = await tx.$client.query<Booked>(
    `select s.id as "sharedId", c.channel_id as "channelId", c.day::text as day, sum(c.amount_minor)::bigint as "amountMinor",
       c.currency
     from shared_costs s
     join (select distinct shared_cost_id, channel_id from cost_allocations) a on a.shared_cost_id = s.id
     join costs c on c.channel_id = a.channel_id and c.day between s.from and s.to
       and c.external_id like 'shared:' || s.id || ':%'
     where s.recurring_id = $1 and s.from > $2 and s.taken_back_at is null
     group by s.id, c.channel_id, c.day, c.currency having sum(c.amount_minor) <> 0 order by 3, 2`,
    [recurringId, last],
  );
  return rows;
}
