import type { Tx } from '#db/client.ts';
import type { NewEvent } from '#domains/events/subscriptions.ts';
import type { CommandContext } from '../../context.ts';
import { cancelRest, cancelWhole } from '../cancel-order.ts';
import type { LoadedOrder } from '../steps/loaded-order.ts';
import { orderEvent } from '../steps/tell-order.ts';
import { adoptLines } from './adopt-lines.ts';
import { applyLines } from './apply-lines.ts';
import { holdAttention, liftAttention } from './hold-attention.ts';
import type { ImportFacts } from './read-import-facts.ts';
import type { OrderTarget } from './read-target.ts';
import { settleMoney } from './settle-money.ts';
import { shipParcels } from './ship-parcels.ts';
import { takeReturns } from './take-returns.ts';

/** How a channel's statement stands to the newest one that was applied. */
export type Age = 'newer' | 'same' | 'older';

/**
 * Moves a loaded order to the state that its channel states. What only ever grows (what left, what was paid, given back,
 * returned) is applied whenever it is told; lines change only by a newer statement, and an older one adds no more than
 * parcels. So the end is the same in whatever order statements arrive. The caller saves the order.
 */
export async function advanceOrder(
  tx: Tx,
  order: LoadedOrder,
  by: { target: OrderTarget; known: ImportFacts; age: Age; ctx: CommandContext },
): Promise<{ order: LoadedOrder; events: NewEvent[]; problems: string[] }> {
  const { target, known, age, ctx } = by;
  const events: NewEvent[] = [];
  const problems: string[] = [];
  const isClosed = order.status === 'cancelled';
  let now = isClosed ? order : liftAttention(order);
  if (!isClosed && age === 'newer') {
    const adopted = await adoptLines(tx, now, { target, known });
    const edited = await applyLines(tx, adopted, { target, known, ctx });
    if (edited.version !== now.version) {
      events.push(
        orderEvent(edited, 'order.edited', { reason: 'edited at the channel', version: edited.version }),
      );
    }
    now = edited;
  }
  const shipped = isClosed
    ? { order: now, events: [], missing: [] }
    : await shipParcels(tx, now, { parcels: target.parcels, sent: target.sent, ctx });
  now = shipped.order;
  events.push(...shipped.events);
  if (age !== 'older') {
    const rest = await closeOrder(tx, now, { target, ctx });
    now = rest.order;
    events.push(...rest.events);
    problems.push(...rest.problems);
  }
  const { missing } = shipped;
  return { order: holdAttention(now, { heldFor: order.attentionReason, missing }), events, problems };
}

/** Cancellation, returns and money. */
async function closeOrder(
  tx: Tx,
  order: LoadedOrder,
  { target, ctx }: { target: OrderTarget; ctx: CommandContext },
): Promise<{ order: LoadedOrder; events: NewEvent[]; problems: string[] }> {
  const cancelled = await cancelOpen(tx, order, { target, ctx });
  const returned = await takeReturns(tx, cancelled.order, { returns: target.returns, ctx });
  const paid = await settleMoney(tx, returned.order, { money: target, now: ctx.now });
  const isReopened = order.status === 'cancelled' && !target.isCancelled;
  return {
    order: paid.order,
    events: [...cancelled.events, ...returned.events, ...paid.events],
    problems: [
      ...returned.untaken.map((one) => `Refund ${one.externalId}: ${one.reason}.`),
      ...(isReopened
        ? [
            'The channel opened the order again after it was cancelled here; place it anew if it is to be served.',
          ]
        : []),
    ],
  };
}

async function cancelOpen(
  tx: Tx,
  order: LoadedOrder,
  { target, ctx }: { target: OrderTarget; ctx: CommandContext },
): Promise<{ order: LoadedOrder; events: NewEvent[] }> {
  const isOpen = order.lines.some((line) => line.quantity > line.shippedQuantity);
  if (!target.isCancelled || order.status === 'cancelled' || !isOpen) return { order, events: [] };
  const reason = target.cancelReason;
  const hasLeft = order.lines.some((line) => line.shippedQuantity > 0);
  const after = hasLeft
    ? await cancelRest(tx, order, reason, ctx)
    : await cancelWhole(tx, order, reason, ctx);
  const told = orderEvent(after, hasLeft ? 'order.edited' : 'order.cancelled', {
    reason,
    version: after.version,
  });
  return { order: after, events: [told] };
}
