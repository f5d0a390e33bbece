import type { Ctx } from '#domains/context.ts';
import { getBusiness } from '#domains/settings/get-business.ts';
import { allow } from '#domains/team/can.ts';
import { dayIn } from '#lib/time.ts';
import { type ClosablePeriod, calendarOfBooks, nextPeriod } from './next-period.ts';

const SHOWN = 60;

/** One closing of a month's books, and its reopening where there was one. */
export type PeriodRow = {
  id: string;
  from: string;
  to: string;
  note: string;
  closedAt: Date;
  closedBy: string;
  reopenedAt: Date | null;
  reopenedBy: string | null;
  reopenReason: string | null;
};

/** How far the books are closed, what may be closed next, and the closings of the past, the newest first. */
export type Periods = { closedUntil: string | null; next: ClosablePeriod | null; rows: PeriodRow[] };

/** The closings of the books, up to the latest sixty. */
export async function listPeriods(ctx: Ctx): Promise<Periods> {
  allow(ctx.actor, 'channel.figures');
  const business = await getBusiness(ctx.db);
  const { rows } = await ctx.db.$client.query<PeriodRow>({
    name: 'list-periods',
    text: `select id, from_day::text as "from", to_day::text as "to", note, closed_at as "closedAt",
        closed_by as "closedBy", reopened_at as "reopenedAt", reopened_by as "reopenedBy",
        reopen_reason as "reopenReason"
      from closed_periods order by to_day desc, closed_at desc, id desc limit ${SHOWN}`,
  });
  const closedUntil = rows
    .filter((row) => row.reopenedAt === null)
    .reduce<string | null>((latest, { to }) => (latest === null || to > latest ? to : latest), null);
  return {
    closedUntil,
    next: nextPeriod({
      closedUntil,
      today: dayIn(business.timeZone, ctx.now),
      calendar: calendarOfBooks(business.calendar),
    }),
    rows,
  };
}
