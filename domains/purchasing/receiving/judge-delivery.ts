import { AppError } from '#lib/errors.ts';
import type { LoadedLine } from '../orders/load-purchase-order.ts';
import { outstandingOf } from '../orders/purchase-status.ts';

/** What was counted of one line, several lots added up. */
type Counted = {
  lineId?: string | undefined;
  good: number;
  damaged: number;
  surplus: 'refuse' | 'take';
};

/** What a delivery means for a line of its order. */
export type Judged = {
  lineId: string;
  sku: string;
  good: number;
  damaged: number;
  over: number;
  missing: number;
};

/**
 * Holds a delivery against its order, line by line: what came, what is over and what is missing still. Damaged units
 * have come: they are claimed from the supplier, not awaited.
 * @throws NOT_FOUND for a line of another order; CONFLICT for a surplus that nobody decided to take.
 */
export function judgeDelivery(lines: readonly LoadedLine[], counted: readonly Counted[]): Judged[] {
  const known = new Map(lines.map((line) => [line.id, line]));
  for (const { lineId } of counted) {
    if (lineId !== undefined && !known.has(lineId)) {
      throw new AppError('NOT_FOUND', `The line ${lineId} belongs to no line of this order.`);
    }
  }
  return lines.map((line) => {
    const mine = counted.filter((one) => one.lineId === line.id);
    const good = mine.reduce((sum, one) => sum + one.good, 0);
    const damaged = mine.reduce((sum, one) => sum + one.damaged, 0);
    const awaited = outstandingOf(line);
    const over = Math.max(0, good + damaged - awaited);
    if (over > 0 && mine.some((one) => one.surplus === 'refuse')) {
      throw new AppError(
        'CONFLICT',
        `${line.sku}: ${good + damaged} came and ${awaited} are awaited; take the surplus of ${over}, or count again.`,
        { details: { reason: 'surplus', sku: line.sku, over, awaited } },
      );
    }
    return {
      lineId: line.id,
      sku: line.sku,
      good,
      damaged,
      over,
      missing: Math.max(0, awaited - good - damaged),
    };
  });
}
