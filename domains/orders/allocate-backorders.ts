import type { Tx } from '#db/client.ts';
import type { NewEvent } from '#domains/events/subscriptions.ts';
import { command } from '../command.ts';
import { AllocateBackordersInput } from './input.ts';
import { loadOrder } from './steps/load-order.ts';
import type { LoadedOrder } from './steps/loaded-order.ts';
import { promiseMissing } from './steps/promise-missing.ts';
import { saveOrder } from './steps/save-order.ts';
import { settled } from './steps/settle-order.ts';
import { orderEvent } from './steps/tell-order.ts';

const ORDERS_AT_ONCE = 25;
const OPEN = ['backorder', 'reserved', 'confirmed', 'picked', 'part_shipped'];

/**
 * Serves waiting orders from what has come, the oldest first, some at a time: the rest follows in a job of its own.
 * Orders that lost units to a count (named by the event) become backorders first, unless others have the units.
 * Takes the data of an `allocate-backorders` job as it is.
 */
export const allocateBackorders = command('order.allocate', {
  input: AllocateBackordersInput,
  run: async (tx, input, ctx) => {
    const variantIds = await readVariants(tx, input);
    const lost = input.eventId === undefined ? [] : await readLosers(tx, input.eventId);
    const waiting = await readWaiting(tx, variantIds);
    const orderIds = await lockAll(tx, [...new Set([...lost, ...waiting])]);
    const events: NewEvent[] = [];
    let allocated = 0;
    // One after the other: what an order takes, the next cannot have.
    for (const orderId of orderIds) {
      const order = await loadOrder(tx, orderId);
      if (!OPEN.includes(order.status)) continue;
      const { order: promised, short } = await promiseMissing(tx, order, ctx.now);
      const after = settled(promised);
      if (!isChanged(order, after)) continue;
      await saveOrder(tx, after, ctx.now);
      allocated++;
      events.push(
        orderEvent(after, after.status === 'backorder' ? 'order.short' : 'order.allocated', { short }),
      );
    }
    const isMore = waiting.length === ORDERS_AT_ONCE && allocated > 0;
    const { subjectKind, subjectId } = input;
    return {
      result: { allocated },
      subjectKind,
      subjectId,
      summary: { allocated },
      events,
      jobs: isMore ? [{ queue: 'allocate-backorders', data: { subjectKind, subjectId } }] : [],
    };
  },
});

async function readVariants(
  tx: Tx,
  input: { subjectKind: 'variant' | 'order'; subjectId: string },
): Promise<string[]> {
  if (input.subjectKind === 'variant') return [input.subjectId];
  const { rows } = await tx.$client.query<{ id: string }>(
    `select distinct variant_id as id from order_lines where order_id = $1 and variant_id is not null order by 1`,
    [input.subjectId],
  );
  return rows.map((row) => row.id);
}

/** The orders that an event says have lost reserved units, oldest first. */
async function readLosers(tx: Tx, eventId: number): Promise<string[]> {
  const { rows } = await tx.$client.query<{ id: string }>(
    `select o.id from events e
     cross join lateral jsonb_array_elements(coalesce(e.payload->'released', '[]')) as part
     join orders o on o.id = (part->>'orderId')::uuid
     where e.id = $1 group by o.id order by min(o.placed_at), o.id`,
    [eventId],
  );
  return rows.map((row) => row.id);
}

/** The oldest orders that miss units of a variant which some location could promise. */
async function readWaiting(tx: Tx, variantIds: readonly string[]): Promise<string[]> {
  const { rows } = await tx.$client.query<{ id: string }>({
    name: 'waiting-orders',
    text: `
      with free as materialized (
        select distinct s.variant_id from stock_levels s
        join locations l on l.id = s.location_id and l.is_active and l.kind in ('warehouse', 'store')
        where s.variant_id = any ($1::uuid[]) and s.on_hand - s.reserved - s.safety > 0
      )
      select o.id from orders o
      where exists (select from free) and o.status in ('backorder', 'part_shipped')
        and exists (
          select from order_lines l join free on free.variant_id = l.variant_id
          where l.order_id = o.id and l.quantity - l.shipped_quantity > coalesce(
            (select sum(r.quantity) from reservations r where r.order_line_id = l.id and r.status = 'open'), 0))
      order by o.placed_at, o.id limit ${ORDERS_AT_ONCE}`,
    values: [variantIds],
  });
  return rows.map((row) => row.id);
}

/**
 * Locks all the orders before any stock is touched, in one order: who works on one of them holds no other, so waiting
 * ends. None may be left out: an order that lost units is named once only.
 */
async function lockAll(tx: Tx, orderIds: readonly string[]): Promise<string[]> {
  if (orderIds.length === 0) return [];
  const { rows } = await tx.$client.query<{ id: string }>(
    'select id from orders where id = any ($1::uuid[]) order by id for update',
    [orderIds],
  );
  const found = new Set(rows.map((row) => row.id));
  return orderIds.filter((id) => found.has(id));
}

function isChanged(before: LoadedOrder, after: LoadedOrder): boolean {
  const reserved = (order: LoadedOrder) =>
    order.lines.reduce((sum, line) => sum + line.reservations.length, 0);
  return before.status !== after.status || reserved(before) !== reserved(after);
}
