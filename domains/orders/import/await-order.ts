import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { findImported, type ImportedOrder } from './find-imported.ts';

/**
 * The order that a message about it needs, locked.
 * @throws NOT_FOUND with `awaitsOrder` in its details when the order has not come yet; INVALID_INPUT when none is named.
 */
export async function awaitOrder(
  tx: Tx,
  message: { channelId: string; orderExternalId: string | null; what: string },
): Promise<ImportedOrder> {
  const { channelId, orderExternalId: externalId, what } = message;
  if (externalId === null)
    throw new AppError('INVALID_INPUT', `${what} does not say which order it belongs to.`);
  const found = await findImported(tx, { channelId, externalId });
  if (found) return found;
  throw new AppError('NOT_FOUND', `${what} waits for order ${externalId}, which has not come yet.`, {
    details: { reason: 'awaitsOrder', order: externalId, awaitsOrder: externalId },
  });
}
