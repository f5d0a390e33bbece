import type { CartLineRow, carts } from '#db/schema/index.ts';
import { LARGEST_AMOUNT_MINOR } from '#lib/money.ts';
import type { CartAct } from '../tracking/reading/event-names.ts';

const MOST_LINES = 200;
const MOST_UNITS = 100_000;
const MOST_MINOR = LARGEST_AMOUNT_MINOR;

/** A cart as it is kept. */
export type Cart = typeof carts.$inferSelect;

/** Goods that an event names; without a quantity one is added, and all are taken out. */
export type CartGoods = Omit<CartLineRow, 'quantity'> & { quantity: number | null };

/** Something that happens to a cart. */
export type CartEvent = {
  channelId: string;
  sourceId: string;
  customerId: string | null;
  anonymousId: string | null;
  at: Date;
  act: CartAct;
  externalId: string | null;
  currency: string;
  valueMinor: number | null;
  goods: readonly CartGoods[];
  orderRef: string | null;
  orderId: string | null;
};

/**
 * The cart after an event, or null where there is still none: only goods begin one. What is emptied or ordered is closed;
 * what comes next begins another.
 */
export function changeCart(
  cart: Cart | null,
  event: CartEvent,
  made: { id: string; holder: string },
): Cart | null {
  const { act, goods } = event;
  const brings = goods.length > 0 && act !== 'remove' && act !== 'seen' && act !== 'order';
  const before = cart ?? (brings ? begin(event, made) : null);
  if (!before) return null;
  if (act === 'order') return close(follow(before, event), 'ordered', event.at);
  const after = reach(count(putGoods(follow(before, event), event), event), act);
  return after.lines.length === 0 ? close(after, 'emptied', event.at) : after;
}

/** Two carts of one person as one: the larger quantity of each, because the same goods may stand in both. */
export function joinCarts(kept: Cart, other: Cart): Cart {
  const lines = kept.lines.map((line) => {
    const theirs = other.lines.find((one) => one.key === line.key);
    return theirs ? { ...line, quantity: Math.max(line.quantity, theirs.quantity) } : line;
  });
  const news = other.lines.filter((line) => !kept.lines.some((one) => one.key === line.key));
  const isSameCurrency = kept.currency === other.currency;
  const priced = news.map((line) => (isSameCurrency ? line : { ...line, unitPriceMinor: null }));
  return addUp({
    ...kept,
    openedAt: new Date(Math.min(+kept.openedAt, +other.openedAt)),
    lines: [...lines, ...priced].slice(0, MOST_LINES),
  });
}

/** A cart that is over. */
export function close(cart: Cart, status: Exclude<Cart['status'], 'open'>, at: Date): Cart {
  return { ...cart, status, closedAt: at };
}

function begin(event: CartEvent, { id, holder }: { id: string; holder: string }): Cart {
  return {
    id,
    holder,
    channelId: event.channelId,
    sourceId: event.sourceId,
    customerId: event.customerId,
    anonymousId: event.anonymousId,
    externalId: event.externalId,
    status: 'open',
    currency: event.currency,
    units: 0,
    valueMinor: 0,
    lines: [],
    openedAt: event.at,
    lastActivityAt: event.at,
    reached: 'cart',
    closedAt: null,
    orderId: null,
    orderRef: null,
  };
}

/** What every event tells: that the buyer was there, and ids that were not known before. */
function follow(cart: Cart, event: CartEvent): Cart {
  return {
    ...cart,
    customerId: event.customerId ?? cart.customerId,
    anonymousId: event.anonymousId ?? cart.anonymousId,
    externalId: event.externalId ?? cart.externalId,
    orderRef: event.orderRef ?? cart.orderRef,
    orderId: event.orderId ?? cart.orderId,
    lastActivityAt: new Date(Math.max(+event.at, +cart.lastActivityAt)),
  };
}

function putGoods(cart: Cart, event: CartEvent): Cart {
  const { act, goods } = event;
  if (act === 'remove') return { ...cart, lines: goods.reduce(takeOut, cart.lines) };
  if (act === 'add') {
    const priced = goods.map((one) =>
      cart.currency === event.currency ? one : { ...one, unitPriceMinor: null },
    );
    return { ...cart, lines: priced.reduce(putIn, cart.lines).slice(0, MOST_LINES) };
  }
  if (act === 'seen' || goods.length === 0) return cart;
  return { ...cart, currency: event.currency, lines: goods.reduce(putIn, []).slice(0, MOST_LINES) };
}

function putIn(lines: CartLineRow[], one: CartGoods): CartLineRow[] {
  const quantity = one.quantity ?? 1;
  const at = lines.findIndex((line) => line.key === one.key);
  const known = lines[at];
  if (quantity === 0) return lines;
  if (!known) return [...lines, { ...one, quantity }];
  return lines.with(at, {
    ...known,
    variantId: one.variantId ?? known.variantId,
    title: one.title ?? known.title,
    unitPriceMinor: one.unitPriceMinor ?? known.unitPriceMinor,
    quantity: Math.min(MOST_UNITS, known.quantity + quantity),
  });
}

function takeOut(lines: CartLineRow[], one: CartGoods): CartLineRow[] {
  const at = lines.findIndex((line) => line.key === one.key);
  const known = lines[at];
  if (!known) return lines;
  const left = one.quantity === null ? 0 : known.quantity - one.quantity;
  return left > 0 ? lines.with(at, { ...known, quantity: left }) : lines.toSpliced(at, 1);
}

/** The value is that of the lines; where no price is known, what the event says of the whole. */
function count(cart: Cart, event: CartEvent): Cart {
  const summed = addUp(cart);
  const isPriced = cart.lines.some((line) => line.unitPriceMinor !== null);
  if (isPriced || event.valueMinor === null) return summed;
  return { ...summed, valueMinor: clamp(event.valueMinor) };
}

function addUp(cart: Cart): Cart {
  const units = cart.lines.reduce((sum, line) => sum + line.quantity, 0);
  const value = cart.lines.reduce((sum, line) => sum + line.quantity * (line.unitPriceMinor ?? 0), 0);
  return { ...cart, units, valueMinor: clamp(value) };
}

function clamp(amountMinor: number): number {
  return Math.max(0, Math.min(MOST_MINOR, amountMinor));
}

const STEPS = ['cart', 'checkout', 'payment'] as const;

function reach(cart: Cart, act: CartAct): Cart {
  const step = STEPS.indexOf(act === 'checkout' || act === 'payment' ? act : 'cart');
  return { ...cart, reached: STEPS[Math.max(step, STEPS.indexOf(cart.reached))]! };
}
