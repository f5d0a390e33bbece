import { cancelOrder } from '#domains/orders/cancel-order.ts';
import { editOrder } from '#domains/orders/edit-order.ts';
import { pickOrder } from '#domains/orders/pick-order.ts';
import { resolveAttention } from '#domains/orders/resolve-attention.ts';
import { returnOrder } from '#domains/orders/return-order.ts';
import { claimOrder } from '#domains/orders/returns/claims/claim-order.ts';
import { exchangeOrder } from '#domains/orders/returns/exchange/exchange-order.ts';
import { shipOrder } from '#domains/orders/ship-order.ts';
import { newId } from '#lib/ids.ts';
import type { OrderDeed, Play, Sent } from './deeds.ts';

/** Sends a deed on one of the play's orders; null while there is none. */
export function changeOrder(play: Play, deed: OrderDeed): Sent | null {
  const order = play.orders[deed.pick % Math.max(1, play.orders.length)];
  if (!order) return null;
  const line = order.lines[Math.floor(deed.pick / play.orders.length) % order.lines.length]!;
  const at = play.shop.ctx('owner', { commandId: newId(), now: play.tick() });
  const wish = { orderId: order.id, lineId: line.id };
  if (deed.kind === 'exchange') return exchange(play, deed, wish);
  if (deed.kind === 'claim') return claim(play, deed, wish);
  const send = simple(play, deed, wish);
  return (db = at.db) => send({ ...at, db });
}

/** Remembers an order that was made, with its lines. */
export async function keepOrder(play: Play, id: string): Promise<void> {
  const { rows: lines } = await play.shop.db.$client.query<{ id: string; variantId: string }>(
    'select id, variant_id as "variantId" from order_lines where order_id = $1 order by position, id',
    [id],
  );
  if (!play.orders.some((order) => order.id === id)) play.orders.push({ id, lines });
}

type Line = { orderId: string; lineId: string };

function simple(
  play: Play,
  deed: Exclude<OrderDeed, { kind: 'exchange' | 'claim' }>,
  { orderId, lineId }: Line,
): (ctx: ReturnType<Play['shop']['ctx']>) => Promise<unknown> {
  const locationId = play.shop.places.north;
  switch (deed.kind) {
    case 'cancel':
      return (ctx) => cancelOrder(ctx, { orderId, reason: 'not wanted' });
    case 'resolve':
      return (ctx) => resolveAttention(ctx, { orderId });
    case 'not-found':
      return (ctx) => pickOrder(ctx, { orderId, lines: [{ lineId, quantity: 0 }] });
    case 'short-pick':
      return (ctx) => pickOrder(ctx, { orderId, lines: [{ lineId, quantity: deed.units - 1 }] });
    case 'ship': {
      const shipmentId = newId();
      const lines = [{ lineId, quantity: deed.units }];
      return (ctx) => shipOrder(ctx, { orderId, shipmentId, locationId, lines });
    }
    case 'edit': {
      const lines = [{ lineId, quantity: deed.units }];
      return (ctx) => editOrder(ctx, { orderId, reason: 'other number', lines, onShort: 'backorder' });
    }
    case 'return': {
      const returnId = newId();
      const disposition = deed.toScrap ? ('scrap' as const) : ('shelf' as const);
      const lines = [{ lineId, quantity: deed.units, condition: 'new' as const, disposition }];
      return (ctx) => returnOrder(ctx, { orderId, returnId, locationId, lines });
    }
  }
}

function exchange(
  play: Play,
  deed: Extract<OrderDeed, { kind: 'exchange' }>,
  { orderId, lineId }: Line,
): Sent {
  const ctx = play.shop.ctx('owner', { commandId: newId(), now: play.tick() });
  const state = { condition: 'new' as const, disposition: 'shelf' as const, isTagIntact: true };
  const wish = {
    orderId,
    returnId: newId(),
    newOrderId: newId(),
    locationId: play.shop.places.north,
    reasonCode: 'size' as const,
    lines: [{ lineId, quantity: deed.units, ...state }],
    giveBack: { as: 'original' as const },
    newLines: [{ variantId: play.variants.get(deed.sku)!.id, quantity: deed.units }],
    from: 'anywhere' as const,
  };
  return async (db = ctx.db) => {
    const done = await exchangeOrder({ ...ctx, db }, wish, 'direct');
    await keepOrder(play, wish.newOrderId);
    return done;
  };
}

function claim(play: Play, deed: Extract<OrderDeed, { kind: 'claim' }>, { orderId, lineId }: Line): Sent {
  const ctx = play.shop.ctx('owner', { commandId: newId(), now: play.tick() });
  const wish = {
    orderId,
    claimId: newId(),
    kind: 'damaged' as const,
    lines: [{ lineId, quantity: deed.units }],
    remedy: deed.remedy,
    replacementOrderId: newId(),
  };
  return async (db = ctx.db) => {
    const done = await claimOrder({ ...ctx, db }, wish);
    if (deed.remedy === 'replacement') await keepOrder(play, wish.replacementOrderId);
    return done;
  };
}
