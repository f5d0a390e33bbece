import type { Tx } from '#db/client.ts';
import type { LoadedOrder } from '../steps/loaded-order.ts';
import type { ImportFacts } from './read-import-facts.ts';
import type { OrderTarget } from './read-target.ts';

/**
 * Gives lines of ours that came without the channel's ids (by a file, or placed by a program) the ids of the channel's
 * lines of the same variant or SKU, so that what the channel tells of them meets them and nothing is doubled.
 */
export async function adoptLines(
  tx: Tx,
  order: LoadedOrder,
  by: { target: OrderTarget; known: ImportFacts },
): Promise<LoadedOrder> {
  if (order.lines.every((line) => line.externalId !== null)) return order;
  const taken = new Set(order.lines.map((line) => line.externalId));
  const lines = order.lines.map((line) => {
    if (line.externalId !== null) return line;
    const fitting = by.target.lines.find(
      (said) =>
        !taken.has(said.externalId) &&
        (line.variantId === null ? said.sku === line.sku : by.known.variantOf(said)?.id === line.variantId),
    );
    if (!fitting) return line;
    taken.add(fitting.externalId);
    return { ...line, externalId: fitting.externalId };
  });
  const adopted = lines.filter((line, at) => line.externalId !== order.lines[at]!.externalId);
  await tx.$client.query(
    `update order_lines l set external_id = a.external_id
     from unnest($1::uuid[], $2::text[]) as a (id, external_id) where l.id = a.id`,
    [adopted.map((line) => line.id), adopted.map((line) => line.externalId)],
  );
  return { ...order, lines };
}
