import type { Tx } from '#db/client.ts';
import type { NewEvent } from '#domains/events/subscriptions.ts';
import { newId } from '#lib/ids.ts';
import type { CommandContext } from '../../context.ts';
import { linesOfStated } from '../bundles/stated-parts.ts';
import { takeBack } from '../return-order.ts';
import type { LoadedOrder } from '../steps/loaded-order.ts';
import { orderEvent } from '../steps/tell-order.ts';
import type { TargetReturn } from './read-target.ts';

/** A return that could not be taken back yet, and why. */
export type Untaken = { externalId: string; reason: string };

/**
 * Takes back what came back at the channel: restocked goods to the shelf that they left from, others to scrap. A return
 * that was taken before is not taken again; one of units that have not left here is told. The caller saves the order.
 */
export async function takeReturns(
  tx: Tx,
  order: LoadedOrder,
  by: { returns: readonly TargetReturn[]; ctx: CommandContext },
): Promise<{ order: LoadedOrder; events: NewEvent[]; untaken: Untaken[] }> {
  const events: NewEvent[] = [];
  const untaken: Untaken[] = [];
  if (by.returns.length === 0) return { order, events, untaken };
  const { known, locationId } = await readReturns(tx, order);
  let now = order;
  for (const one of by.returns.filter((stated) => !known.has(stated.externalId))) {
    const lines = linesOf(now, one);
    if (lines === null || locationId === undefined) {
      const reason = locationId
        ? 'its goods have not left here yet'
        : 'no location of ours takes returns; let one take them';
      untaken.push({ externalId: one.externalId, reason });
      continue;
    }
    const input = { returnId: newId(by.ctx.now.getTime()), locationId, reason: one.reason, lines };
    const taken = await takeBack(tx, now, { ...input, externalId: one.externalId }, by.ctx);
    now = taken.order;
    events.push(orderEvent(now, 'order.returned', { ...taken.returned, locationId, lines }));
  }
  return { order: now, events, untaken };
}

async function readReturns(
  tx: Tx,
  order: LoadedOrder,
): Promise<{ known: Set<string>; locationId: string | undefined }> {
  const { rows } = await tx.$client.query<{ known: string[]; locationId: string | null }>(
    `select
       (select coalesce(json_agg(external_id), '[]') from returns where order_id = $1 and external_id is not null) as known,
       (select l.id from locations l where l.is_active and l.is_counted and (l.services->>'returns')::boolean
         order by l.id = (select s.location_id from shipments s where s.order_id = $1 order by s.number desc limit 1) desc,
           l.id = $2 desc, l.rank, l.id limit 1) as "locationId"`,
    [order.id, order.locationId],
  );
  return { known: new Set(rows[0]?.known ?? []), locationId: rows[0]?.locationId ?? undefined };
}

/** Null when any unit of it has not left here: a return is taken whole. */
function linesOf(order: LoadedOrder, one: TargetReturn) {
  const lines = one.lines.flatMap((stated) => {
    const own = linesOfStated(order.lines, stated.externalId);
    if (own.length === 0) return [null];
    return own.map(({ line, each }) => {
      const quantity = stated.quantity * each;
      if (quantity > line.shippedQuantity - line.returnedQuantity) return null;
      return {
        lineId: line.id,
        quantity,
        condition: 'opened' as const,
        disposition: stated.isRestocked ? ('shelf' as const) : ('scrap' as const),
      };
    });
  });
  return lines.every((line) => line !== null) ? lines : null;
}
