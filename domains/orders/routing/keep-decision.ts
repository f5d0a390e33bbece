import type { Tx } from '#db/client.ts';
import type { StoredDecision } from '#domains/fulfilment/routing/stored-decision.ts';

/** Keeps with an order why it is served from where it is. */
export async function keepDecision(tx: Tx, orderId: string, decision: StoredDecision): Promise<void> {
  await tx.$client.query({
    name: 'keep-decision',
    text: 'update orders set routing = $2 where id = $1',
    values: [orderId, JSON.stringify(decision)],
  });
}

/** The decision that an order keeps; null where it was never routed. */
export async function readDecision(tx: Tx, orderId: string): Promise<StoredDecision | null> {
  const { rows } = await tx.$client.query<{ routing: StoredDecision | null }>({
    name: 'read-decision',
    text: 'select routing from orders where id = $1',
    values: [orderId],
  });
  return rows[0]?.routing ?? null;
}
