import { AppError } from '#lib/errors.ts';
import type { Actor } from '../context.ts';
import type { Role, Scope } from './roles.ts';

type Rule = { roles: readonly Role[]; scope?: Scope; channel?: true };

const EVERYBODY: readonly Role[] = [
  'owner',
  'manager',
  'warehouse',
  'floor',
  'marketing',
  'support',
  'viewer',
];
const LEADERS: readonly Role[] = ['owner', 'manager'];
const OWNER: readonly Role[] = ['owner'];
const HANDLERS: readonly Role[] = ['owner', 'manager', 'warehouse', 'floor'];
const SELLERS: readonly Role[] = ['owner', 'manager', 'floor', 'support'];
const TALKERS: readonly Role[] = ['owner', 'manager', 'floor', 'marketing', 'support'];

/**
 * The authorisation matrix: every verb of the product, the roles that may do it, and the scope that lets an API key.
 * `channel` marks what a sales channel may do with its own messages. Jobs and the system may do everything.
 */
export const MATRIX = {
  'order.read': { roles: EVERYBODY, scope: 'orders:read' },
  'order.place': { roles: SELLERS, scope: 'orders:write' },
  'order.import': { roles: [], scope: 'orders:import', channel: true },
  'order.confirm': { roles: HANDLERS, scope: 'orders:write' },
  'order.pick': { roles: HANDLERS },
  'order.ship': { roles: HANDLERS, scope: 'orders:write' },
  'order.cancel': { roles: SELLERS, scope: 'orders:write' },
  'order.edit': { roles: SELLERS, scope: 'orders:write' },
  'order.reprice': { roles: LEADERS, scope: 'orders:import' },
  'order.return': { roles: [...SELLERS, 'warehouse'], scope: 'orders:write' },
  'order.refund': { roles: ['owner', 'manager', 'support'], scope: 'orders:write' },
  'order.pay': { roles: SELLERS, scope: 'orders:write' },
  'order.note': { roles: [...SELLERS, 'warehouse'] },
  'order.allocate': { roles: HANDLERS },
  'order.resolve': { roles: [...SELLERS, 'warehouse'] },
  'order.export': { roles: ['owner', 'manager', 'support'] },
  'order.reroute': { roles: HANDLERS },
  'order.assign': { roles: ['owner', 'manager', 'warehouse'] },
  'order.exchange': { roles: SELLERS },
  'order.claim': { roles: SELLERS },
  'return.unreceipted': { roles: SELLERS },
  'return.override': { roles: LEADERS },
  'return.policy': { roles: OWNER },

  'fulfilment.read': { roles: [...HANDLERS, 'viewer'] },
  'picking.write': { roles: HANDLERS },
  'packing.write': { roles: HANDLERS },
  'pickup.arrange': { roles: [...SELLERS, 'warehouse'] },
  'pickup.hand-over': { roles: HANDLERS },
  'pickup.settings': { roles: LEADERS },

  'stock.read': { roles: EVERYBODY, scope: 'stock:read' },
  'stock.hold': { roles: SELLERS, scope: 'orders:write' },
  'stock.adjust': { roles: ['owner', 'manager', 'warehouse'], scope: 'stock:write' },
  'stock.move': { roles: HANDLERS, scope: 'stock:write' },
  'stock.set-safety': { roles: ['owner', 'manager', 'warehouse'] },
  'stock.track': { roles: ['owner', 'manager', 'warehouse'] },
  'stock.expire': { roles: ['owner', 'manager', 'warehouse'] },
  'stock.count': { roles: HANDLERS },
  'stock.settle-count': { roles: LEADERS },
  'stock.export': { roles: ['owner', 'manager', 'warehouse'] },

  'purchase.read': { roles: ['owner', 'manager', 'warehouse', 'floor', 'viewer'] },
  'purchase.write': { roles: LEADERS },
  'purchase.receive': { roles: HANDLERS },
  'purchase.undo': { roles: ['owner', 'manager', 'warehouse'] },
  'purchase.export': { roles: ['owner', 'manager', 'warehouse'] },

  'planning.read': { roles: ['owner', 'manager', 'warehouse', 'floor', 'viewer'] },
  'planning.write': { roles: LEADERS },

  'prediction.read': { roles: ['owner', 'manager', 'marketing', 'viewer'] },
  'prediction.write': { roles: LEADERS },

  'product.read': { roles: EVERYBODY, scope: 'products:read' },
  'product.write': { roles: ['owner', 'manager', 'marketing'], scope: 'products:write', channel: true },
  'cost.read': { roles: LEADERS },

  'customer.read': { roles: EVERYBODY.filter((role) => role !== 'warehouse'), scope: 'customers:read' },
  // How to reach people; who may read customers without it gets masked phones and addresses from every query.
  'customer.contact': { roles: TALKERS, scope: 'customers:read' },
  'customer.write': { roles: TALKERS, scope: 'customers:write', channel: true },
  'customer.merge': { roles: ['owner', 'manager', 'support'] },
  'customer.link': { roles: LEADERS },
  'customer.export': { roles: ['owner', 'manager', 'marketing'] },
  'customer.disclose': { roles: LEADERS },
  'customer.erase': { roles: LEADERS },
  'consent.withdraw': { roles: [] },
  // The proof of a consent: somebody's words or traces. Each opening is written down.
  'consent.prove': { roles: TALKERS },

  'segment.read': { roles: ['owner', 'manager', 'marketing', 'support', 'viewer'] },
  'segment.write': { roles: ['owner', 'manager', 'marketing'] },

  'loyalty.adjust': { roles: LEADERS },
  'loyalty.rules': { roles: OWNER },

  'tracking.read': { roles: ['owner', 'manager', 'marketing'] },
  'tracking.write': { roles: LEADERS },

  'channel.read': { roles: EVERYBODY },
  'channel.write': { roles: LEADERS },
  'channel.figures': { roles: ['owner', 'manager', 'marketing', 'viewer'] },
  'annotation.write': { roles: ['owner', 'manager', 'marketing'] },
  'walk.read': { roles: ['owner', 'manager', 'floor', 'marketing', 'support', 'viewer'] },
  'walk.write': { roles: TALKERS },
  'alert.read': { roles: ['owner', 'manager', 'marketing', 'support', 'viewer'] },
  'alert.write': { roles: ['owner', 'manager', 'marketing'] },
  'alert.watch': { roles: [] },
  'summary.send': { roles: [] },
  'cost.write': { roles: LEADERS, scope: 'costs:write' },
  'listing.write': { roles: ['owner', 'manager', 'marketing'], scope: 'products:write', channel: true },
  'parity.read': { roles: ['owner', 'manager', 'marketing', 'viewer'] },
  'parity.decide': { roles: ['owner', 'manager', 'marketing'] },
  // Writes to the channel itself; whoever sets our own prices may set them there too.
  'parity.push': { roles: ['owner', 'manager', 'marketing'] },
  'parity.settings': { roles: LEADERS },
  'parity.check': { roles: [] },
  'period.close': { roles: LEADERS },
  'period.reopen': { roles: OWNER },
  'budget.write': { roles: LEADERS },
  'inbox.read': { roles: ['owner', 'manager', 'support'] },
  'inbox.receive': { roles: [], channel: true },
  'inbox.process': { roles: [] },
  'inbox.replay': { roles: ['owner', 'manager', 'support'] },

  'import.read': { roles: ['owner', 'manager', 'warehouse'] },
  'import.run': { roles: LEADERS },
  'import.undo': { roles: LEADERS },

  'today.read': { roles: EVERYBODY },
  'figures.read': { roles: ['owner', 'manager', 'marketing', 'viewer'] },

  'location.read': { roles: EVERYBODY },
  'location.write': { roles: LEADERS },
  'routing.read': { roles: ['owner', 'manager', 'warehouse'] },
  'routing.write': { roles: LEADERS },
  'settings.read': { roles: LEADERS },
  'settings.write': { roles: OWNER },
  'team.read': { roles: LEADERS },
  'team.write': { roles: OWNER },
  'api-key.read': { roles: LEADERS },
  'api-key.write': { roles: OWNER },
  'webhook.read': { roles: LEADERS },
  'webhook.write': { roles: OWNER },
  'audit.read': { roles: LEADERS },
  'job.read': { roles: LEADERS },
  'job.retry': { roles: LEADERS },
  'job.run': { roles: [] },
  'view.write': { roles: EVERYBODY },
  'view.share': { roles: LEADERS },
  'self.write': { roles: EVERYBODY },
  'sign-in.prove': { roles: [] },
} as const satisfies Record<string, Rule>;

/** One thing that somebody may or may not do. */
export type Verb = keyof typeof MATRIX;

/** Whether an actor may do a thing at all; whose thing it is, the command itself checks. */
export function can(actor: Actor, verb: Verb): boolean {
  const rule: Rule = MATRIX[verb];
  switch (actor.kind) {
    case 'user':
      return rule.roles.includes(actor.role);
    case 'api_key':
      return rule.scope !== undefined && actor.scopes.includes(rule.scope);
    case 'channel':
      return rule.channel === true;
    case 'job':
    case 'system':
      return true;
  }
}

/** @throws FORBIDDEN naming who may not do what. */
export function allow(actor: Actor, verb: Verb): void {
  if (can(actor, verb)) return;
  throw new AppError(
    'FORBIDDEN',
    `${actor.name} may not do this (${verb}); ask an owner for the right role.`,
    {
      details: { verb },
    },
  );
}
