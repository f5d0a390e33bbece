import type { Tx } from '#db/client.ts';
import { sqlState } from '#db/errors.ts';
import { type ClosedSums, closedPeriods } from '#db/schema/index.ts';
import { command } from '#domains/command.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { dayIn } from '#lib/time.ts';
import { POSTING_AMOUNTS } from '../posting.ts';
import { ClosePeriodInput } from './input.ts';
import { type ClosablePeriod, calendarOfBooks, periodEndingOn } from './next-period.ts';

/** Everybody who posts shares this lock until their commit (`date_posting`, db/sql/periods.sql). */
const POSTING_LOCK = 7_204_118;
const PATIENCE = '3s';
const LOCK_TIMEOUT = '55P03';

/**
 * Closes a month: from now on nothing is dated into it, and what it added up to is kept. Months close in order, by the
 * business's calendar and only once they have ended; what lies before the first one is closed with it.
 * @throws CONFLICT where another month is next, where it has not ended, or while somebody keeps posting.
 */
export const closePeriod = command('period.close', {
  input: ClosePeriodInput,
  run: async (tx, { toDay, note }, ctx) => {
    await waitForPostings(tx);
    const facts = await readFacts(tx, ctx.now);
    const period = periodEndingOn(toDay, facts);
    if (!period) throw refusal(toDay, facts);
    const sums = await sumPeriod(tx, period);
    const id = newId(ctx.now.getTime());
    const row = { id, fromDay: period.from, toDay: period.to, note, closedBy: ctx.actor.name };
    await tx.insert(closedPeriods).values({ ...row, closedAt: ctx.now, sums });
    return {
      result: { id, ...period },
      subjectKind: 'period',
      subjectId: id,
      summary: period,
      after: { ...row, sums },
      events: [{ kind: 'channel.changed', subjectKind: 'period', subjectId: id }],
    };
  },
});

/** Waits until every posting in flight is committed; those that come meanwhile wait for us, so not for long. */
async function waitForPostings(tx: Tx): Promise<void> {
  try {
    await tx.$client.query(`set local lock_timeout = '${PATIENCE}'`);
    await tx.$client.query('select pg_advisory_xact_lock($1)', [POSTING_LOCK]);
    await tx.$client.query('set local lock_timeout to default');
  } catch (error) {
    if (sqlState(error) !== LOCK_TIMEOUT) throw error;
    throw new AppError(
      'CONFLICT',
      'Something long is being posted just now; close the month once it is done.',
      {
        cause: error,
        details: { reason: 'booksBusy' },
      },
    );
  }
}

type Facts = Parameters<typeof periodEndingOn>[1];

async function readFacts(tx: Tx, now: Date): Promise<Facts> {
  const { rows } = await tx.$client.query<{
    closedUntil: string | null;
    timeZone: string;
    calendar: 'gregorian' | 'jalali';
  }>(`select closed_until()::text as "closedUntil", time_zone as "timeZone", calendar from business limit 1`);
  const [found] = rows;
  if (!found) throw new AppError('NOT_FOUND', 'This installation has no business yet.');
  return {
    closedUntil: found.closedUntil,
    today: dayIn(found.timeZone, now),
    calendar: calendarOfBooks(found.calendar),
  };
}

function refusal(toDay: string, { closedUntil, today }: Facts): AppError {
  const reason =
    closedUntil !== null && toDay <= closedUntil
      ? 'periodClosed'
      : toDay >= today
        ? 'periodRuns'
        : 'periodNotNext';
  const messages = {
    periodClosed: `The books are closed until ${closedUntil} already.`,
    periodRuns: 'A month can be closed once it has ended.',
    periodNotNext: 'Months are closed whole and in order; close the earlier one first.',
  };
  return new AppError('CONFLICT', messages[reason], { details: { reason, closedUntil } });
}

async function sumPeriod(tx: Tx, { from, to }: ClosablePeriod): Promise<ClosedSums[]> {
  const sums = POSTING_AMOUNTS.map(toColumn).map((column) => `sum(${column})::bigint as ${column}`);
  const { rows } = await tx.$client.query<ClosedSums>(
    `select channel_id as "channelId", ${sums.join(', ')} from channel_days_now
     where day between $1 and $2 group by channel_id order by channel_id`,
    [from, to],
  );
  return rows;
}

function toColumn(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
