/** What people, programs and jobs do, as the log names it; reading leaves no line. */
export const LOGGED_VERBS = [
  'order.place',
  'order.import',
  'order.confirm',
  'order.pick',
  'order.ship',
  'order.cancel',
  'order.edit',
  'order.return',
  'order.refund',
  'order.pay',
  'order.note',
  'order.allocate',
  'order.resolve',
  'order.reroute',
  'order.assign',
  'picking.write',
  'packing.write',
  'pickup.arrange',
  'pickup.hand-over',
  'pickup.settings',
  'stock.adjust',
  'stock.move',
  'stock.set-safety',
  'stock.count',
  'stock.settle-count',
  'planning.write',
  'prediction.write',
  'purchase.write',
  'purchase.receive',
  'purchase.undo',
  'product.write',
  'customer.write',
  'customer.disclose',
  'customer.erase',
  'consent.withdraw',
  'consent.prove',
  'channel.write',
  'cost.write',
  'annotation.write',
  'walk.write',
  'alert.write',
  'alert.watch',
  'summary.send',
  'listing.write',
  'parity.decide',
  'parity.push',
  'parity.settings',
  'parity.check',
  'inbox.receive',
  'inbox.process',
  'inbox.replay',
  'import.run',
  'import.undo',
  'location.write',
  'routing.write',
  'settings.write',
  'team.write',
  'api-key.write',
  'webhook.write',
  'job.retry',
  'job.run',
  'view.write',
  'self.write',
  'sign-in.prove',
] as const;

/** The kinds of things that something can be done to. */
export const SUBJECTS = [
  'order',
  'variant',
  'product',
  'stock',
  'forecast',
  'prediction',
  'reorder_settings',
  'purchase_order',
  'supplier',
  'transfer',
  'stock_transfer',
  'stock_count',
  'reservation',
  'customer',
  'erasure',
  'channel',
  'cost',
  'annotation',
  'walk',
  'alert_rule',
  'drift',
  'parity',
  'exchange_rate',
  'inbox',
  'import',
  'location',
  'routing',
  'assignment',
  'business',
  'user',
  'invitation',
  'session',
  'api_key',
  'webhook',
  'webhook_delivery',
  'event',
  'job',
  'view',
  'housekeeping',
] as const;

type LoggedVerb = (typeof LOGGED_VERBS)[number];
type Key<Verb> = Verb extends `${infer Room}.${infer Deed}` ? `${Room}-${Deed}` : never;

/** The key of a verb's words, which may not hold a point. Sound because only the one point is there to replace. */
export function verbKey(verb: LoggedVerb): Key<LoggedVerb> {
  return verb.replace('.', '-') as Key<LoggedVerb>;
}

/** A verb as the log writes it, if it has words. */
export function asVerb(verb: string): LoggedVerb | undefined {
  return LOGGED_VERBS.find((known) => known === verb);
}

/** A kind of thing as the log writes it, if it has words. */
export function asSubject(kind: string): (typeof SUBJECTS)[number] | undefined {
  return SUBJECTS.find((known) => known === kind);
}

const PAGES: Partial<Record<(typeof SUBJECTS)[number], string>> = {
  order: '/orders/',
  variant: '/inventory/',
  purchase_order: '/purchasing/',
  stock_transfer: '/inventory/transfers/',
  stock_count: '/inventory/counts/',
  supplier: '/purchasing/suppliers/',
  customer: '/customers/',
  channel: '/channels/',
  drift: '/channels/parity/',
  import: '/imports/',
};

/** The page of the thing, where it has one. */
export function subjectHref(kind: string, id: string | null): string | null {
  const known = asSubject(kind);
  const page = known && PAGES[known];
  return page && id ? `${page}${id}` : null;
}
