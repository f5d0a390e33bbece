import { calendarOfBooks } from '#domains/money/periods/next-period.ts';
import { monthOf } from '#lib/calendar.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../../../command.ts';
import { SetBudgetsInput } from './input.ts';

/**
 * Sets what months are meant to bring, channel by channel and line by line; what is not named stays.
 * @throws INVALID_INPUT where a day begins no month, or the same budget is named twice; NOT_FOUND without the channel.
 */
export const setBudgets = command('budget.write', {
  input: SetBudgetsInput,
  run: async (tx, { rows }, ctx) => {
    const found = await tx.$client.query<{ calendar: 'gregorian' | 'jalali' }>(
      'select calendar from business',
    );
    const calendar = calendarOfBooks(found.rows[0]?.calendar ?? 'gregorian');
    const months = rows.map(({ fromDay }) => monthOf(fromDay, calendar));
    const wrong = rows.find(({ fromDay }, at) => months[at]?.from !== fromDay);
    if (wrong)
      throw new AppError('INVALID_INPUT', `No month of the business's calendar begins on ${wrong.fromDay}.`, {
        details: { reason: 'noMonth' },
      });
    const names = rows.map(({ channelId, fromDay, line }) => `${channelId} ${fromDay} ${line}`);
    if (new Set(names).size < names.length)
      throw new AppError('INVALID_INPUT', 'The same budget is named twice.', {
        details: { reason: 'budgetTwice' },
      });
    const columns = [
      rows.map((row) => row.channelId),
      rows.map((row) => row.fromDay),
      months.map((month) => month.to),
      rows.map((row) => row.line),
      rows.map((row) => row.amountMinor),
    ];
    const all =
      'unnest($1::uuid[], $2::date[], $3::date[], $4::text[], $5::bigint[]) as n (channel_id, from_day, to_day, line, amount)';
    const before = await tx.$client.query(
      `select b.channel_id as "channelId", b.from_day::text as "fromDay", b.line, b.amount_minor as "amountMinor"
       from budgets b join unnest($1::uuid[], $2::date[], $3::text[]) as n (channel_id, from_day, line)
         using (channel_id, from_day, line) order by 1, 2, 3`,
      [columns[0], columns[1], columns[3]],
    );
    await tx.$client.query(
      `delete from budgets b using ${all}
       where n.amount is null and b.channel_id = n.channel_id and b.from_day = n.from_day and b.line = n.line`,
      columns,
    );
    await tx.$client.query(
      `insert into budgets (channel_id, from_day, to_day, line, amount_minor, set_at)
       select channel_id, from_day, to_day, line, amount, $6 from ${all} where amount is not null
       on conflict (channel_id, from_day, line)
       do update set amount_minor = excluded.amount_minor, to_day = excluded.to_day, set_at = excluded.set_at`,
      [...columns, ctx.now],
    );
    return {
      result: { count: rows.length },
      subjectKind: 'budget',
      subjectId: null,
      summary: { count: rows.length, from: [...months].map(({ from }) => from).sort()[0] },
      before: before.rows,
      after: rows,
      events: [],
    };
  },
});
