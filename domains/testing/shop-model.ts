/** What a shop with one shelf that sells should be, as plain maps: the model that real books are compared with. */
export type ModelLine = {
  sku: string;
  quantity: number;
  shipped: number;
  returned: number;
  reserved: number;
  claimed: number;
};

/** One order of the model. `cancelled` orders hold nothing; those that need attention are served when it ends. */
export type ModelOrder = { lines: ModelLine[]; isCancelled: boolean; needsAttention: boolean };

/** What a cart asked for, and what it still holds of each SKU; `isUsed` once an order took it over. */
export type ModelHold = { sku: string; units: number; held: Map<string, number>; isUsed: boolean };

/** Units on their way to the other shop. */
export type ModelTransfer = { sku: string; underWay: number };

/** Units that a supplier owes us. */
export type ModelPurchase = { sku: string; awaited: number };

/** A count: what was counted, and what the shelf should have held at the last scan; null before the first. */
export type ModelCount = {
  sku: string;
  counted: number;
  books: number | null;
  status: 'open' | 'submitted' | 'approved';
};

/** The whole model: on hand per SKU here, at the other shop and in quarantine, and what was begun, in order. */
export type ShopModel = {
  onHand: Map<string, number>;
  elsewhere: Map<string, number>;
  aside: Map<string, number>;
  /** What bundles are made of. */
  bundles: Record<string, Record<string, number>>;
  orders: ModelOrder[];
  holds: ModelHold[];
  transfers: ModelTransfer[];
  purchases: ModelPurchase[];
  counts: ModelCount[];
};

/** A model with the given units on the shelf and nothing begun. */
export function newModel(units: Record<string, number>, bundles: ShopModel['bundles']): ShopModel {
  const none = Object.keys(units).map((sku) => [sku, 0] as const);
  return {
    onHand: new Map(Object.entries(units)),
    elsewhere: new Map(none),
    aside: new Map(none),
    bundles,
    orders: [],
    holds: [],
    transfers: [],
    purchases: [],
    counts: [],
  };
}

/** Adds units, or takes them off. */
export function add(to: Map<string, number>, sku: string, change: number): void {
  to.set(sku, (to.get(sku) ?? 0) + change);
}

/** The units of each SKU that so many of something are. */
export function partsOf(model: ShopModel, sku: string, units: number): Map<string, number> {
  const bundle = Object.entries(model.bundles[sku] ?? { [sku]: 1 });
  return new Map(bundle.map(([part, each]) => [part, each * units]));
}

/** Units of a SKU that nobody was promised. */
export function freeOf(model: ShopModel, sku: string): number {
  const promised = linesOf(model, sku).reduce((sum, { line }) => sum + line.reserved, 0);
  const held = model.holds.reduce((sum, one) => sum + (one.held.get(sku) ?? 0), 0);
  return (model.onHand.get(sku) ?? 0) - promised - held;
}

/** Whether all of so many are free, a bundle with all its parts. */
export function areFree(model: ShopModel, sku: string, units: number): boolean {
  return [...partsOf(model, sku, units)].every(([part, wanted]) => freeOf(model, part) >= wanted);
}

/** Writes an order and promises it what there is. */
export function takeOrder(model: ShopModel, sku: string, units: number): void {
  const none = { shipped: 0, returned: 0, reserved: 0, claimed: 0 };
  const lines = [...partsOf(model, sku, units)].map(([part, quantity]) => ({ sku: part, quantity, ...none }));
  const order = { lines, isCancelled: false, needsAttention: false };
  model.orders.push(order);
  serve(model, order);
}

/** Promises an order what it misses, as far as there is. */
export function serve(model: ShopModel, order: ModelOrder): void {
  for (const line of order.lines) {
    line.reserved += Math.max(0, Math.min(missingOf(order, line), freeOf(model, line.sku)));
  }
}

/** Serves those who lost units and those who wait for one of the SKUs, the oldest first; a job of the worker. */
export function allocate(model: ShopModel, skus: readonly string[], losers: readonly ModelOrder[]): void {
  const there = skus.filter((sku) => freeOf(model, sku) > 0 || (model.elsewhere.get(sku) ?? 0) > 0);
  const waiting = model.orders.filter(
    (order) =>
      ['backorder', 'part_shipped'].includes(statusIn(order)) &&
      order.lines.some((line) => there.includes(line.sku) && missingOf(order, line) > 0),
  );
  const lost = model.orders.filter((order) => losers.includes(order));
  for (const order of new Set([...lost, ...waiting])) {
    if (!order.needsAttention && !order.isCancelled) serve(model, order);
  }
}

/** Takes promises back until no more is promised than lies there: carts' first, then the newest orders'. Says whose. */
export function releaseOverpromised(model: ShopModel, sku: string): ModelOrder[] {
  for (const { held } of model.holds.toReversed()) {
    add(held, sku, -Math.min(Math.max(0, -freeOf(model, sku)), held.get(sku) ?? 0));
  }
  const losers: ModelOrder[] = [];
  for (const { order, line } of linesOf(model, sku).toReversed()) {
    const taken = Math.min(Math.max(0, -freeOf(model, sku)), line.reserved);
    line.reserved -= taken;
    if (taken > 0) losers.push(order);
  }
  return losers;
}

/** Where an order should stand. */
export function statusIn(order: ModelOrder): string {
  const sum = (pick: (line: ModelLine) => number) => order.lines.reduce((all, line) => all + pick(line), 0);
  if (order.isCancelled) return 'cancelled';
  if (order.needsAttention) return 'attention';
  if (sum((line) => line.shipped) > 0) {
    return sum((line) => line.quantity - line.shipped) === 0 ? 'shipped' : 'part_shipped';
  }
  return sum((line) => missingOf(order, line)) > 0 ? 'backorder' : 'reserved';
}

/** Units of a line that are neither shipped nor promised. */
function missingOf(order: ModelOrder, line: ModelLine): number {
  return order.isCancelled ? 0 : line.quantity - line.shipped - line.reserved;
}

function linesOf(model: ShopModel, sku: string): { order: ModelOrder; line: ModelLine }[] {
  return model.orders.flatMap((order) =>
    order.lines.filter((line) => line.sku === sku).map((line) => ({ order, line })),
  );
}
