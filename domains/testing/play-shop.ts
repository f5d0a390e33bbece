import { adjustStock } from '#domains/inventory/adjust-stock.ts';
import { transferStock } from '#domains/inventory/transfer-stock.ts';
import { allocateBackorders } from '#domains/orders/allocate-backorders.ts';
import { cancelOrder } from '#domains/orders/cancel-order.ts';
import { editOrder } from '#domains/orders/edit-order.ts';
import { holdStock } from '#domains/orders/holds/hold-stock.ts';
import { releaseHold } from '#domains/orders/holds/release-hold.ts';
import { pickOrder } from '#domains/orders/pick-order.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { returnOrder } from '#domains/orders/return-order.ts';
import { shipOrder } from '#domains/orders/ship-order.ts';
import { newId } from '#lib/ids.ts';
import type { TestShop } from './open-shop.ts';

/** Longer than any play takes. */
const HOLD_MINUTES = 24 * 60;

/** Something that somebody does in the shop. `pick` chooses among the orders there are. */
export type Deed =
  | { kind: 'place'; sku: string; units: number }
  | { kind: 'cancel'; pick: number }
  | { kind: 'ship'; pick: number; units: number }
  | { kind: 'return'; pick: number; units: number; toScrap: boolean }
  | { kind: 'edit'; pick: number; units: number }
  | { kind: 'adjust'; sku: string; counted: number }
  | { kind: 'transfer'; sku: string; units: number }
  | { kind: 'receive'; sku: string; units: number }
  | { kind: 'short-pick'; pick: number; units: number }
  | { kind: 'hold'; sku: string; units: number }
  | { kind: 'release'; pick: number }
  | { kind: 'take-over'; pick: number };

/** An order as the player knows it. */
export type PlayedOrder = { id: string; lineId: string; sku: string };

/** Where a play stands: the shop, its variants by SKU, and the orders so far. */
export type Play = {
  shop: TestShop;
  variants: Map<string, string>;
  orders: PlayedOrder[];
  /** Carts that hold or held units, oldest first. */
  holds: { key: string; sku: string; units: number }[];
  /** Instants that go on, so that older and newer is never a tie. */
  tick: () => Date;
};

/** A command that was sent; sending it again must change nothing. */
export type Sent = () => Promise<unknown>;

/** Carries out a deed through the real command, and gives back the same command for a repeat; null when there is no order. */
export function carryOut(play: Play, deed: Deed): Sent | null {
  const { shop } = play;
  const ctx = shop.ctx('owner', { commandId: newId(), now: play.tick() });
  const north = shop.places.north;
  switch (deed.kind) {
    case 'place':
      return place(play, deed, ctx);
    case 'adjust': {
      const variantId = play.variants.get(deed.sku)!;
      const count = { variantId, locationId: north, countedQuantity: deed.counted, reason: 'count' as const };
      return () => adjustStock(ctx, count);
    }
    case 'transfer': {
      const lines = [{ variantId: play.variants.get(deed.sku)!, quantity: deed.units }];
      const move = { transferId: newId(), fromLocationId: north, toLocationId: shop.places.corner, lines };
      return () => transferStock(ctx, move);
    }
    case 'receive': {
      const variantId = play.variants.get(deed.sku)!;
      const receipt = { variantId, locationId: north, change: deed.units, reason: 'receipt' as const };
      return () => adjustStock(ctx, { ...receipt, adjustmentId: newId() });
    }
    case 'hold':
    case 'release':
    case 'take-over':
      return playHold(play, deed, ctx);
    default:
      return changeOrder(play, deed, ctx);
  }
}

function playHold(
  play: Play,
  deed: Extract<Deed, { kind: 'hold' | 'release' | 'take-over' }>,
  ctx: ReturnType<TestShop['ctx']>,
): Sent | null {
  const channelId = play.shop.channels.web;
  if (deed.kind === 'hold') {
    const key = newId();
    const lines = [{ sku: deed.sku, quantity: deed.units }];
    return async () => {
      const held = await holdStock(ctx, { channelId, key, lines, minutes: HOLD_MINUTES });
      if (!play.holds.some((one) => one.key === key)) play.holds.push({ key, ...deed });
      return held;
    };
  }
  const hold = play.holds[deed.pick % Math.max(1, play.holds.length)];
  if (!hold) return null;
  const { key, sku, units } = hold;
  if (deed.kind === 'release') return () => releaseHold(ctx, { channelId, key });
  return place(play, { kind: 'place', sku, units }, ctx, { holdKey: key });
}

function place(
  play: Play,
  deed: Extract<Deed, { kind: 'place' }>,
  ctx: ReturnType<TestShop['ctx']>,
  more: { holdKey?: string } = {},
): Sent {
  const id = newId();
  const lines = [{ sku: deed.sku, quantity: deed.units }];
  return async () => {
    const channelId = play.shop.channels.web;
    const placed = await placeOrder(ctx, { id, channelId, lines, onShort: 'backorder', ...more });
    const { rows } = await play.shop.db.$client.query<{ id: string }>(
      'select id from order_lines where order_id = $1',
      [id],
    );
    if (!play.orders.some((order) => order.id === id)) {
      play.orders.push({ id, lineId: rows[0]!.id, sku: deed.sku });
    }
    return placed;
  };
}

function changeOrder(
  play: Play,
  deed: Exclude<
    Deed,
    { kind: 'place' | 'adjust' | 'transfer' | 'receive' | 'hold' | 'release' | 'take-over' }
  >,
  ctx: ReturnType<TestShop['ctx']>,
): Sent | null {
  const order = play.orders[deed.pick % Math.max(1, play.orders.length)];
  if (!order) return null;
  const { id: orderId, lineId } = order;
  const locationId = play.shop.places.north;
  switch (deed.kind) {
    case 'cancel':
      return () => cancelOrder(ctx, { orderId, reason: 'not wanted' });
    case 'ship': {
      const shipmentId = newId();
      const lines = [{ lineId, quantity: deed.units }];
      return () => shipOrder(ctx, { orderId, shipmentId, locationId, lines });
    }
    case 'short-pick': {
      const lines = [{ lineId, quantity: deed.units - 1 }];
      return () => pickOrder(ctx, { orderId, lines });
    }
    case 'edit': {
      const lines = [{ lineId, quantity: deed.units }];
      return () => editOrder(ctx, { orderId, reason: 'other number', lines, onShort: 'backorder' });
    }
    case 'return': {
      const returnId = newId();
      const disposition = deed.toScrap ? ('scrap' as const) : ('shelf' as const);
      const lines = [{ lineId, quantity: deed.units, condition: 'new' as const, disposition }];
      return () => returnOrder(ctx, { orderId, returnId, locationId, lines });
    }
  }
}

type Job = { data: { subjectKind: 'variant' | 'order'; subjectId: string; eventId?: number } };

/** What the worker does with the allocation jobs that the commands left, until none is left. */
export async function runAllocations(play: Play): Promise<void> {
  for (;;) {
    const { rows } = await play.shop.db.$client.query<Job>(
      `with due as (delete from pgboss.job where name = 'allocate-backorders' returning data, created_on, id)
       select data from due order by (data->>'eventId')::bigint nulls last, created_on, id`,
    );
    if (rows.length === 0) return;
    for (const job of rows) await allocateBackorders(play.shop.ctx('owner', { now: play.tick() }), job.data);
  }
}
