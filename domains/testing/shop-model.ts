/** What a shop of one location should be, as plain maps: the model that real books are compared with. */
export type ModelLine = { quantity: number; shipped: number; returned: number; reserved: number };

/** One order of the model. `cancelled` orders hold nothing. */
export type ModelOrder = { sku: string; line: ModelLine; isCancelled: boolean };

/** What a cart asked for, and what it still holds; `isUsed` once an order took it over. */
export type ModelHold = { sku: string; units: number; held: number; isUsed: boolean };

/** The whole model: on hand per SKU, and orders and holds in the order in which they were made. */
export type ShopModel = { onHand: Map<string, number>; orders: ModelOrder[]; holds: ModelHold[] };

/** A model with the given units on the shelf and no orders. */
export function newModel(units: Record<string, number>): ShopModel {
  return { onHand: new Map(Object.entries(units)), orders: [], holds: [] };
}

/** Units of a SKU that nobody was promised. */
export function freeOf(model: ShopModel, sku: string): number {
  const reserved = model.orders
    .filter((order) => order.sku === sku)
    .reduce((sum, order) => sum + order.line.reserved, 0);
  const held = model.holds.filter((one) => one.sku === sku).reduce((sum, one) => sum + one.held, 0);
  return (model.onHand.get(sku) ?? 0) - reserved - held;
}

/** Units of an order that are neither shipped nor promised. */
export function missingIn(order: ModelOrder): number {
  return order.isCancelled ? 0 : order.line.quantity - order.line.shipped - order.line.reserved;
}

/** Promises an order what it misses, as far as there is. */
export function reserveFor(model: ShopModel, order: ModelOrder): void {
  order.line.reserved += Math.min(missingIn(order), freeOf(model, order.sku));
}

/** Serves the waiting orders of a SKU, the oldest first. */
export function allocateAll(model: ShopModel, sku: string): void {
  for (const order of model.orders.filter((one) => one.sku === sku)) reserveFor(model, order);
}

/** Takes promises back until no more is promised than lies there: carts' first, then the newest orders'. */
export function releaseOverpromised(model: ShopModel, sku: string): void {
  for (const hold of model.holds.filter((one) => one.sku === sku).toReversed()) {
    hold.held -= Math.min(Math.max(0, -freeOf(model, sku)), hold.held);
  }
  for (const order of model.orders.filter((one) => one.sku === sku).toReversed()) {
    const over = -freeOf(model, sku);
    if (over <= 0) return;
    order.line.reserved -= Math.min(over, order.line.reserved);
  }
}

/** Where an order should stand. */
export function statusIn(order: ModelOrder): string {
  const { quantity, shipped } = order.line;
  if (order.isCancelled) return 'cancelled';
  if (shipped > 0) return shipped === quantity ? 'shipped' : 'part_shipped';
  return missingIn(order) > 0 ? 'backorder' : 'reserved';
}
