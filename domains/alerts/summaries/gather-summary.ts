import { type BoardFigures, type BoardRow, channelBoard } from '#domains/analytics/board/channel-board.ts';
import { type Period, previousPeriod } from '#domains/analytics/period.ts';
import { type Statement, statement } from '#domains/analytics/statement/statement.ts';
import { todayWork, type Work } from '#domains/analytics/today-work.ts';
import { listMissingCosts } from '#domains/channels/costs/missing/list-missing-costs.ts';
import type { Ctx } from '#domains/context.ts';
import { getBusiness } from '#domains/settings/get-business.ts';
import { allow, can } from '#domains/team/can.ts';
import { monthOf } from '#lib/calendar.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { addDays, dayIn } from '#lib/time.ts';
import type { SummaryKind } from '../alert-kinds.ts';
import { type Alert, listOpenAlerts } from '../list-alerts.ts';

const WEEK_DAYS = 7;

/** What a summary tells, as far as its reader may see it; null where the reader may not. */
export type Summary = {
  kind: SummaryKind;
  businessName: string;
  period: Period;
  total: BoardFigures | null;
  /** The channels that sold, the best first. */
  channels: BoardRow[];
  statement: Statement | null;
  /** The same month beside its budget; null where none is set. */
  budgeted: Statement | null;
  alerts: Alert[];
  missingCosts: number | null;
  work: Work[];
  /** Nothing was sold and nothing waits. */
  isEmpty: boolean;
};

/** Reads what a summary tells: yesterday, the last seven whole days, or the month that is over, each beside those before. */
export async function gatherSummary(ctx: Ctx, kind: SummaryKind, prefs: Prefs): Promise<Summary> {
  allow(ctx.actor, 'self.write');
  const business = await getBusiness(ctx.db);
  const days = daysOfSummary(kind, dayIn(business.timeZone, ctx.now), prefs);
  const maySeeFigures = can(ctx.actor, 'channel.figures');
  const [board, books, budgeted, alerts, missing, work] = await Promise.all([
    maySeeFigures && kind !== 'monthly' ? channelBoard(ctx, days) : null,
    maySeeFigures && kind === 'monthly'
      ? statement(ctx, { period: days.period, by: 'channel', against: days.compared })
      : null,
    maySeeFigures && kind === 'monthly'
      ? statement(ctx, { period: days.period, by: 'channel', against: 'budget' })
      : null,
    can(ctx.actor, 'alert.read') ? listOpenAlerts(ctx) : [],
    can(ctx.actor, 'cost.read') ? listMissingCosts(ctx, days.period) : null,
    todayWork(ctx),
  ]);
  const waiting = work.filter(({ count }) => count > 0);
  const channels = board ? rankChannels(board.rows) : [];
  return {
    kind,
    businessName: business.name,
    period: days.period,
    total: board?.total ?? null,
    channels,
    statement: books,
    budgeted: budgeted && hasBudget(budgeted) ? budgeted : null,
    alerts,
    missingCosts: missing?.length ?? null,
    work: waiting,
    isEmpty: channels.length === 0 && !hasBooks(books) && alerts.length === 0 && waiting.length === 0,
  };
}

/** A day stands beside the same weekday a week before, days and months beside those just before. */
export function daysOfSummary(
  kind: SummaryKind,
  today: string,
  { calendar }: Pick<Prefs, 'calendar'>,
): { period: Period; compared: Period } {
  const yesterday = addDays(today, -1);
  if (kind === 'monthly')
    return { period: monthOf(today, calendar, 1), compared: monthOf(today, calendar, 2) };
  if (kind === 'weekly') {
    const period = { from: addDays(today, -WEEK_DAYS), to: yesterday };
    return { period, compared: previousPeriod(period) };
  }
  const before = addDays(yesterday, -WEEK_DAYS);
  return { period: { from: yesterday, to: yesterday }, compared: { from: before, to: before } };
}

/** Best is what leaves most after goods, fees and parcels; for who may not see costs, what sells most. */
function rankChannels(rows: readonly BoardRow[]): BoardRow[] {
  const worth = ({ now }: BoardRow) => now.cm2 ?? now.net ?? 0;
  return rows
    .filter(({ now }) => (now.orders ?? 0) !== 0 || (now.net ?? 0) !== 0)
    .toSorted((a, b) => worth(b) - worth(a) || (a.channelId < b.channelId ? -1 : 1));
}

function hasBudget({ total, columns }: Statement): boolean {
  return [total, ...columns].some(({ against }) => Object.keys(against ?? {}).length > 0);
}

function hasBooks(books: Statement | null): boolean {
  return books !== null && Object.values(books.total.now).some((value) => value !== 0);
}
