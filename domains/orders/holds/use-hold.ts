import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { findHold, refuseUsed } from './find-hold.ts';

/**
 * Finds and locks the hold that an order is to take over. One whose time is over keeps nothing any more; the order then
 * has what is free.
 * @throws NOT_FOUND when there never was one; CONFLICT when another order took it.
 */
export async function claimHold(
  tx: Tx,
  wanted: { channelId: string; key: string; now: Date },
): Promise<string> {
  const hold = await findHold(tx, wanted);
  if (!hold) {
    throw new AppError('NOT_FOUND', `There is no hold ${wanted.key}; leave holdKey out.`, {
      details: { reason: 'holdGone', key: wanted.key },
    });
  }
  refuseUsed(hold, wanted.key);
  return hold.id;
}

/** Notes which order took a hold over. */
export async function closeHold(tx: Tx, holdId: string, to: { orderId: string; now: Date }): Promise<void> {
  await tx.$client.query('update stock_holds set order_id = $2, released_at = $3 where id = $1', [
    holdId,
    to.orderId,
    to.now,
  ]);
}
