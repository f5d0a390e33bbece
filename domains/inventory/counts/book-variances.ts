import type { Tx } from '#db/client.ts';
import type { NewEvent } from '#domains/events/subscriptions.ts';
import { AppError } from '#lib/errors.ts';
import type { CommandContext } from '../../context.ts';
import { moveStock } from '../move-stock.ts';
import { getOutside } from '../outside.ts';
import { releaseOverpromised } from '../release-overpromised.ts';
import type { LoadedCount } from './load-count.ts';

/** A difference to be booked: units that are more, or fewer, than the books said. */
export type Difference = { variantId: string; sku: string; change: number };

type Level = { variantId: string; onHand: number; reserved: number };

/**
 * Books the differences of a count as movements with the reason `count`. Where less is left than is promised, promises
 * are released, those to the newest orders first; the events name their orders.
 * @throws CONFLICT for goods of which more has left since than was counted: they must be counted again.
 */
export async function bookVariances(
  tx: Tx,
  more: { count: LoadedCount; differences: readonly Difference[]; ctx: CommandContext },
): Promise<NewEvent[]> {
  const { count, ctx } = more;
  const differences = more.differences.toSorted((a, b) => (a.variantId < b.variantId ? -1 : 1));
  if (differences.length === 0) return [];
  const levels = await lockLevels(tx, count.locationId, differences);
  const events: NewEvent[] = [];
  for (const { variantId, sku, change } of differences) {
    const { onHand, reserved } = levels.get(variantId) ?? { onHand: 0, reserved: 0 };
    if (onHand + change < 0) {
      throw new AppError(
        'CONFLICT',
        `${sku}: ${-change} are missing by this count, but only ${onHand} are left. Count it again.`,
        { details: { reason: 'countAgain', sku, quantity: -change, onHand } },
      );
    }
    const missing = reserved - (onHand + change);
    const takes = await releaseOverpromised(
      tx,
      { variantId, locationId: count.locationId, missing },
      ctx.now,
    );
    const released = takes.map(({ reservation, quantity }) => ({
      orderId: reservation.orderId,
      lineId: reservation.orderLineId,
      quantity,
    }));
    const payload = {
      onHand: onHand + change,
      change,
      released,
      locationId: count.locationId,
      reason: 'count',
    };
    events.push({ kind: 'stock.changed', subjectKind: 'variant', subjectId: variantId, payload });
  }
  const { scrap } = await getOutside(tx);
  await moveStock(
    tx,
    differences.map(({ variantId, change }) => ({
      at: ctx.now,
      variantId,
      quantity: Math.abs(change),
      fromLocationId: change > 0 ? scrap : count.locationId,
      toLocationId: change > 0 ? count.locationId : scrap,
      reason: 'count' as const,
      causeKind: 'stock_count',
      causeId: count.id,
      actorName: ctx.actor.name,
    })),
  );
  return events;
}

async function lockLevels(
  tx: Tx,
  locationId: string,
  differences: readonly Difference[],
): Promise<Map<string, Level>> {
  const { rows } = await tx.$client.query<Level>(
    `select variant_id as "variantId", on_hand as "onHand", reserved from stock_levels
     where location_id = $1 and variant_id = any ($2::uuid[]) order by variant_id for update`,
    [locationId, differences.map((difference) => difference.variantId)],
  );
  return new Map(rows.map((row) => [row.variantId, row]));
}
