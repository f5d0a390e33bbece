import { type BoardRow, channelBoard } from '#domains/analytics/board/channel-board.ts';
import type { Period } from '#domains/analytics/period.ts';
import type { Ctx } from '#domains/context.ts';
import type { AlertPeriod, Reading, WatchedRule } from '../alert-kinds.ts';
import { judgeThreshold } from '../rules/judge-threshold.ts';
import { isMetric } from '../rules/rows-of-alert.ts';
import { periodOf } from './period-of.ts';
import type { Clock } from './read-clock.ts';

/** Holds figures of the board against their limits. Rules that look at the same days share one look at the board. */
export function readThresholds(
  ctx: Ctx,
  { today, calendar }: Clock,
): (rule: WatchedRule) => Promise<Reading[]> {
  const boards = new Map<AlertPeriod, ReturnType<typeof channelBoard>>();
  return async (rule) => {
    const { metric, direction, limit, channelId } = rule;
    if (!rule.period || !direction || !isMetric(metric)) return [];
    const period = periodOf(rule.period, today, calendar);
    const board = boards.get(rule.period) ?? channelBoard(ctx, { period, compared: null });
    boards.set(rule.period, board);
    const { rows, total } = await board;
    const value = channelId === null ? total.now[metric] : figureOf(rows, channelId, metric);
    return [
      {
        channelId,
        state: judgeThreshold(value, { direction, limit }),
        facts: factsOf(period, { ...(typeof value === 'number' ? { value } : {}), limit }),
      },
    ];
  };
}

/** A channel of which the days know nothing is not on the board's books: its figures are not known. */
function figureOf(rows: readonly BoardRow[], channelId: string, metric: keyof BoardRow['now']) {
  return rows.find((row) => row.channelId === channelId)?.now[metric];
}

function factsOf({ from, to }: Period, more: Record<string, number>): Reading['facts'] {
  return { from, to, ...more };
}
