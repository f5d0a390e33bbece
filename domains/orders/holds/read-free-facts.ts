import type { Tx } from '#db/client.ts';
import type { NewEvent } from '#domains/events/subscriptions.ts';
import { freeUnits } from '#domains/inventory/holds/free-units.ts';
import { type FactsWanted, type OrderFacts, readOrderFacts } from '../order-facts.ts';

/**
 * Reads the facts of an order after carts whose time is over have lost its variants, and after the order's own cart, if
 * it has one, has given its units up. `events` tell of units that were freed so and may serve somebody who waits.
 */
export async function readFreeFacts(
  tx: Tx,
  wanted: FactsWanted,
  holdId: string | null = null,
): Promise<{ facts: OrderFacts; events: NewEvent[] }> {
  const facts = await readOrderFacts(tx, wanted);
  if (!facts.hasExpired && holdId === null) return { facts, events: [] };
  const variantIds = facts.variants.map((variant) => variant.id);
  const freed = await freeUnits(tx, { variantIds, holdId, now: wanted.now });
  return { facts: await readOrderFacts(tx, wanted), events: freed.map(freedEvent) };
}

/** Told when carts lost units of a variant: an order that waits may have them. */
export function freedEvent(variantId: string): NewEvent {
  const payload = { reason: 'expired', released: [] };
  return { kind: 'stock.changed', subjectKind: 'variant', subjectId: variantId, payload };
}
