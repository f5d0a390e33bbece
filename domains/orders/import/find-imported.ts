import type { Tx } from '#db/client.ts';

/** An order of a channel that is here already; of whose customer nothing may be kept once that one is erased. */
export type ImportedOrder = { id: string; sourceModifiedAt: Date | null; isErased: boolean };

/**
 * Locks the channel's order, whether it is here or not, so that messages about one order are applied one after another,
 * and finds it. Undefined when nobody has told of it yet.
 */
export async function findImported(
  tx: Tx,
  order: { channelId: string; externalId: string },
): Promise<ImportedOrder | undefined> {
  await tx.$client.query({
    name: 'lock-imported-order',
    text: `select pg_advisory_xact_lock(hashtextextended($1 || ':' || $2, 13))`,
    values: [order.channelId, order.externalId],
  });
  const { rows } = await tx.$client.query<ImportedOrder>({
    name: 'find-imported-order',
    text: `select o.id, o.source_modified_at as "sourceModifiedAt", c.erased_at is not null as "isErased"
      from orders o left join customers c on c.id = o.customer_id where o.channel_id = $1 and o.external_id = $2`,
    values: [order.channelId, order.externalId],
  });
  return rows[0];
}
