import type { Deed, FloorDeed, OrderDeed } from './deeds.ts';
import {
  add,
  allocate,
  areFree,
  freeOf,
  type ModelLine,
  type ModelOrder,
  partsOf,
  releaseOverpromised,
  type ShopModel,
  serve,
  statusIn,
  takeOrder,
} from './shop-model.ts';

/** Why a deed is to be refused; what it leaves for the worker, when it is taken. */
type Answer = 'refused' | { wakes: string[][]; losers?: ModelOrder[] };

const QUIET: Answer = { wakes: [] };

/** Says whether the shop must take the deed, and if so does it to the model, with the worker's part. */
export function expectDeed(model: ShopModel, deed: Deed): boolean {
  const answer = judge(model, deed);
  if (answer === 'refused') return false;
  for (const skus of answer.wakes) allocate(model, skus, answer.losers ?? []);
  return true;
}

function judge(model: ShopModel, deed: Deed): Answer {
  switch (deed.kind) {
    case 'place':
    case 'deliver':
      takeOrder(model, deed.sku, deed.units);
      return QUIET;
    case 'hold':
      if (!areFree(model, deed.sku, deed.units)) return 'refused';
      model.holds.push({ ...deed, held: partsOf(model, deed.sku, deed.units), isUsed: false });
      return QUIET;
    case 'release':
    case 'take-over':
      return endHold(model, deed);
    case 'cancel':
    case 'not-found':
    case 'resolve':
    case 'ship':
    case 'edit':
    case 'short-pick':
    case 'return':
    case 'exchange':
    case 'claim':
      return changeOrder(model, deed);
    default:
      return onTheFloor(model, deed);
  }
}

function endHold(model: ShopModel, deed: { kind: 'release' | 'take-over'; pick: number }): Answer {
  const hold = model.holds[deed.pick % model.holds.length]!;
  if (deed.kind === 'take-over' && hold.isUsed) return 'refused';
  const freed = [...hold.held].filter(([, units]) => units > 0).map(([sku]) => [sku]);
  hold.held = new Map();
  if (deed.kind === 'release') return { wakes: freed };
  hold.isUsed = true;
  takeOrder(model, hold.sku, hold.units);
  return QUIET;
}

function changeOrder(model: ShopModel, deed: OrderDeed): Answer {
  const order = model.orders[deed.pick % model.orders.length]!;
  const line = order.lines[Math.floor(deed.pick / model.orders.length) % order.lines.length]!;
  if (order.isCancelled) return 'refused';
  const freed: Answer = { wakes: [order.lines.map(({ sku }) => sku)] };
  switch (deed.kind) {
    case 'return':
      if (deed.units > line.shipped - line.returned) return 'refused';
      line.returned += deed.units;
      if (!deed.toScrap) add(model.onHand, line.sku, deed.units);
      return freed;
    case 'exchange':
      return exchange(model, line, { units: deed.units, sku: deed.sku }) ? freed : 'refused';
    case 'claim':
      return claim(model, line, deed) ? QUIET : 'refused';
    case 'cancel':
      return cancel(order) ? freed : 'refused';
    case 'edit':
      return edit(model, order, { line, units: deed.units }) ? freed : 'refused';
    default:
      return serveOrder(model, order, { line, deed }) ? QUIET : 'refused';
  }
}

function exchange(model: ShopModel, line: ModelLine, wish: { units: number; sku: string }): boolean {
  if (wish.units > line.shipped - line.returned) return false;
  add(model.onHand, line.sku, wish.units);
  if (!areFree(model, wish.sku, wish.units)) {
    add(model.onHand, line.sku, -wish.units);
    return false;
  }
  line.returned += wish.units;
  takeOrder(model, wish.sku, wish.units);
  return true;
}

function claim(model: ShopModel, line: ModelLine, wish: { units: number; remedy: string }): boolean {
  if (wish.units > line.shipped - line.returned - line.claimed) return false;
  if (wish.remedy === 'replacement') {
    if (freeOf(model, line.sku) < wish.units) return false;
    takeOrder(model, line.sku, wish.units);
  }
  line.claimed += wish.units;
  return true;
}

function cancel(order: ModelOrder): boolean {
  if (statusIn(order) === 'shipped') return false;
  order.needsAttention = false;
  if (order.lines.some((line) => line.shipped > 0)) {
    for (const line of order.lines) line.quantity = line.shipped;
  } else {
    order.isCancelled = true;
  }
  for (const line of order.lines) line.reserved = 0;
  return true;
}

function edit(model: ShopModel, order: ModelOrder, wish: { line: ModelLine; units: number }): boolean {
  const { line, units } = wish;
  if (units < line.shipped) return false;
  line.quantity = units;
  line.reserved = Math.min(line.reserved, line.quantity - line.shipped);
  serve(model, order);
  return true;
}

function serveOrder(
  model: ShopModel,
  order: ModelOrder,
  {
    line,
    deed,
  }: {
    line: ModelLine;
    deed: Extract<OrderDeed, { kind: 'resolve' | 'ship' | 'not-found' | 'short-pick' }>;
  },
): boolean {
  if (deed.kind === 'resolve') {
    if (!order.needsAttention) return false;
    order.needsAttention = false;
    serve(model, order);
    return true;
  }
  if (order.needsAttention || line.reserved === 0) return false;
  if (deed.kind === 'ship') {
    if (deed.units > line.reserved) return false;
    line.reserved -= deed.units;
    line.shipped += deed.units;
    add(model.onHand, line.sku, -deed.units);
    return true;
  }
  // Nothing of it lay there: the books say otherwise, so somebody must look.
  line.reserved = 0;
  order.needsAttention = true;
  return true;
}

function onTheFloor(model: ShopModel, deed: FloorDeed): Answer {
  switch (deed.kind) {
    case 'adjust':
      model.onHand.set(deed.sku, deed.counted);
      return { wakes: [[deed.sku]], losers: releaseOverpromised(model, deed.sku) };
    case 'receive':
      add(model.onHand, deed.sku, deed.units);
      return { wakes: [[deed.sku]] };
    case 'transfer':
    case 'send-transfer':
      if (freeOf(model, deed.sku) < deed.units) return 'refused';
      add(model.onHand, deed.sku, -deed.units);
      if (deed.kind === 'transfer') add(model.elsewhere, deed.sku, deed.units);
      else model.transfers.push({ sku: deed.sku, underWay: deed.units });
      return { wakes: [[deed.sku]] };
    case 'receive-transfer':
    case 'close-transfer':
      return endTransfer(model, deed);
    case 'buy':
      model.purchases.push({ sku: deed.sku, awaited: deed.units });
      return QUIET;
    case 'receive-goods':
      return receiveGoods(model, deed);
    default:
      return count(model, deed);
  }
}

function endTransfer(
  model: ShopModel,
  deed: Extract<FloorDeed, { kind: 'receive-transfer' | 'close-transfer' }>,
): Answer {
  const transfer = model.transfers[deed.pick % model.transfers.length]!;
  const { sku, underWay } = transfer;
  const wakes = [[sku]];
  if (underWay === 0) return 'refused';
  if (deed.kind === 'close-transfer') {
    transfer.underWay = 0;
    if (!deed.isLost) add(model.onHand, sku, underWay);
    return { wakes };
  }
  if (deed.good + deed.damaged > underWay) return 'refused';
  transfer.underWay -= deed.good + deed.damaged;
  add(model.elsewhere, sku, deed.good);
  add(model.aside, sku, deed.damaged);
  return { wakes };
}

function receiveGoods(model: ShopModel, deed: Extract<FloorDeed, { kind: 'receive-goods' }>): Answer {
  const purchase = model.purchases[deed.pick % model.purchases.length]!;
  const came = deed.good + deed.damaged;
  if (purchase.awaited === 0 || (came > purchase.awaited && !deed.takesSurplus)) return 'refused';
  purchase.awaited = Math.max(0, purchase.awaited - came);
  add(model.onHand, purchase.sku, deed.good);
  add(model.aside, purchase.sku, deed.damaged);
  return { wakes: [[purchase.sku]] };
}

function count(
  model: ShopModel,
  deed: Extract<FloorDeed, { kind: 'open-count' | 'scan' | 'settle-count' }>,
): Answer {
  if (deed.kind === 'open-count') {
    model.counts.push({ sku: deed.sku, counted: 0, books: null, status: 'open' });
    return QUIET;
  }
  const one = model.counts[deed.pick % model.counts.length]!;
  if (one.status !== 'open') return 'refused';
  if (deed.kind === 'scan') {
    one.counted += deed.counted;
    one.books = model.onHand.get(one.sku)!;
    return QUIET;
  }
  if (one.books === null) return 'refused';
  const difference = one.counted - one.books;
  const mustWait = Math.abs(difference) > BOOKED_BY_ITSELF;
  if (model.onHand.get(one.sku)! + difference < 0) {
    if (mustWait) one.status = 'submitted';
    return 'refused';
  }
  one.status = 'approved';
  add(model.onHand, one.sku, difference);
  if (difference === 0) return QUIET;
  return { wakes: [[one.sku]], losers: releaseOverpromised(model, one.sku) };
}

/** Units up to which a count books a difference by itself, by the limits that hold at first. */
const BOOKED_BY_ITSELF = 5;
