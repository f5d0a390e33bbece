import type { NewEvent } from '#domains/events/subscriptions.ts';
import type { LoadedOrder } from '../steps/loaded-order.ts';
import { settled } from '../steps/settle-order.ts';

const OURS = /^(?:unknown_sku|stock_missing)\b/;

/** The order as if it needed no attention, so that its units can move. `holdAttention` ends it. Pure. */
export function liftAttention(order: LoadedOrder): LoadedOrder {
  return order.attentionReason === null ? order : settled({ ...order, attentionReason: null });
}

/**
 * The order with the attention that it needs now: unknown lines, units that left at the channel and are on no shelf, and
 * whatever else it was held for. An order that is shipped whole or cancelled needs none. Pure.
 */
export function holdAttention(
  order: LoadedOrder,
  more: { heldFor: string | null; missing: readonly { sku: string; quantity: number }[] },
): LoadedOrder {
  if (order.status === 'cancelled' || order.status === 'shipped') return order;
  const unknown = order.lines.filter((line) => line.kind === null && line.quantity > 0);
  const reasons = [
    ...(unknown.length > 0
      ? [`unknown_sku: ${unknown.map((line) => line.sku || line.title).join(', ')}`]
      : []),
    ...(more.missing.length > 0
      ? [
          `stock_missing: shipped at the channel but stock is missing: ${more.missing.map((one) => `${one.sku} × ${one.quantity}`).join(', ')}`,
        ]
      : []),
    ...(more.heldFor ?? '').split('; ').filter((reason) => reason !== '' && !OURS.test(reason)),
  ];
  return settled({ ...order, attentionReason: reasons.join('; ') || null });
}

/** Events of an order that needed attention before and after say so, though its units moved meanwhile. Pure. */
export function sayHeld(
  events: readonly NewEvent[],
  { before, after }: { before: LoadedOrder; after: LoadedOrder },
): NewEvent[] {
  if (before.status !== 'attention' || after.status !== 'attention') return [...events];
  return events.map((event) => ({ ...event, payload: { ...event.payload, status: 'attention' } }));
}
