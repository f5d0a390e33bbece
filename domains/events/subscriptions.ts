import type { QueueName } from '#db/queues.ts';

/** Everything that can happen and be told to others, with what is done about it: event kind → queues. */
export const SUBSCRIPTIONS = {
  'order.placed': ['send-webhooks'],
  'order.confirmed': ['send-webhooks'],
  'order.picked': [],
  'order.shipped': ['send-webhooks', 'settle-loyalty'],
  'order.cancelled': ['send-webhooks', 'allocate-backorders', 'settle-loyalty'],
  'order.edited': ['send-webhooks', 'allocate-backorders', 'settle-loyalty'],
  'order.returned': ['send-webhooks', 'allocate-backorders', 'settle-loyalty'],
  'order.refunded': ['send-webhooks'],
  'order.exchanged': ['send-webhooks'],
  'order.claimed': ['send-webhooks'],
  'order.paid': ['send-webhooks', 'settle-loyalty'],
  'order.noted': [],
  'order.allocated': [],
  'order.rerouted': [],
  'order.short': ['send-webhooks'],
  'order.packed': [],
  'order.pickup_arranged': [],
  'order.ready_for_pickup': ['send-webhooks'],
  'order.not_collected': ['send-webhooks'],
  'order.attention': ['send-webhooks'],
  'pick.changed': [],
  'stock.changed': ['send-webhooks', 'allocate-backorders'],
  'purchase.changed': [],
  'forecast.changed': [],
  'prediction.changed': [],
  'segment.changed': [],
  'product.changed': ['send-webhooks'],
  'customer.changed': ['send-webhooks'],
  'channel.changed': [],
  'import.changed': [],
  'inbox.changed': [],
  'settings.changed': [],
  'team.changed': [],
  'cost.changed': [],
  'alert.changed': [],
  'parity.drifted': ['send-webhooks'],
  'parity.changed': [],
  'listing.correct': ['send-webhooks'],
} as const satisfies Record<string, readonly QueueName[]>;

/** One kind of thing that happens. */
export type EventKind = keyof typeof SUBSCRIPTIONS;

/** Something that happened to a subject; stored in the transaction that made it happen. */
export type NewEvent = {
  kind: EventKind;
  subjectKind: string;
  subjectId: string;
  channelId?: string | null;
  payload?: Record<string, unknown>;
};
