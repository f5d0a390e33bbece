/** What can be told of in the tracking protocol. */
export const EVENT_TYPES = ['identify', 'track', 'page', 'screen', 'group', 'alias'] as const;

/** One call of the tracking protocol. */
export type EventType = (typeof EVENT_TYPES)[number];

/** The kinds of touches that a tracked event can be. */
export type TrackedKind =
  | 'view'
  | 'search'
  | 'cart'
  | 'checkout'
  | 'message'
  | 'ad_click'
  | 'purchase'
  | 'return'
  | 'review'
  | 'event';

/** What an event does to a cart: `seen` tells only that the buyer is still there. */
export type CartAct = 'add' | 'remove' | 'set' | 'seen' | 'checkout' | 'payment' | 'order';

/** What the name of an event means to a shop; in a chat also who spoke, `in` being the customer. */
export type EventMeaning = { kind: TrackedKind; cart?: CartAct; direction?: 'in' | 'out' };

/** The names of the published e-commerce, e-mail, chat and app events (versions 1 and 2), lower-case. */
const MEANINGS: Record<string, EventMeaning> = {
  'products searched': { kind: 'search' },
  'searched products': { kind: 'search' },
  'product list viewed': { kind: 'view' },
  'product list filtered': { kind: 'view' },
  'viewed product category': { kind: 'view' },
  'product viewed': { kind: 'view' },
  'viewed product': { kind: 'view' },
  'product clicked': { kind: 'view' },
  'clicked product': { kind: 'view' },
  'product shared': { kind: 'view' },
  'product added to wishlist': { kind: 'view' },
  'product removed from wishlist': { kind: 'view' },
  'promotion viewed': { kind: 'view' },
  'viewed promotion': { kind: 'view' },
  'promotion clicked': { kind: 'ad_click' },
  'clicked promotion': { kind: 'ad_click' },
  'install attributed': { kind: 'ad_click' },
  'product added': { kind: 'cart', cart: 'add' },
  'added product': { kind: 'cart', cart: 'add' },
  'wishlist product added to cart': { kind: 'cart', cart: 'add' },
  'product removed': { kind: 'cart', cart: 'remove' },
  'removed product': { kind: 'cart', cart: 'remove' },
  'cart viewed': { kind: 'cart', cart: 'set' },
  'viewed cart': { kind: 'cart', cart: 'set' },
  'cart shared': { kind: 'cart', cart: 'seen' },
  'coupon entered': { kind: 'cart', cart: 'seen' },
  'coupon applied': { kind: 'cart', cart: 'seen' },
  'coupon denied': { kind: 'cart', cart: 'seen' },
  'coupon removed': { kind: 'cart', cart: 'seen' },
  'checkout started': { kind: 'checkout', cart: 'checkout' },
  'started checkout': { kind: 'checkout', cart: 'checkout' },
  'checkout step viewed': { kind: 'checkout', cart: 'checkout' },
  'viewed checkout step': { kind: 'checkout', cart: 'checkout' },
  'checkout step completed': { kind: 'checkout', cart: 'checkout' },
  'completed checkout step': { kind: 'checkout', cart: 'checkout' },
  'payment info entered': { kind: 'checkout', cart: 'payment' },
  'order completed': { kind: 'purchase', cart: 'order' },
  'completed order': { kind: 'purchase', cart: 'order' },
  'order refunded': { kind: 'return' },
  'refunded order': { kind: 'return' },
  'product reviewed': { kind: 'review' },
  'email opened': { kind: 'message' },
  'email link clicked': { kind: 'message' },
  'push notification tapped': { kind: 'message' },
  'live chat conversation started': { kind: 'message', direction: 'in' },
  'live chat message sent': { kind: 'message', direction: 'in' },
  'live chat message received': { kind: 'message', direction: 'out' },
};

/** What an event of this name means; a name of the shop's own is an `event`. */
export function meaningOf(name: string): EventMeaning {
  const key = name.trim().replace(/\s+/g, ' ').toLowerCase();
  return Object.hasOwn(MEANINGS, key) ? MEANINGS[key]! : { kind: 'event' };
}
