import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';

/** A hold as it stands, locked. */
export type Hold = {
  id: string;
  orderId: string | null;
  isOpen: boolean;
  lines: { sku: string; quantity: number }[];
};

/** Finds a channel's hold by its key and locks it, before any level. Undefined when there never was one. */
export async function findHold(
  tx: Tx,
  wanted: { channelId: string; key: string; now: Date },
): Promise<Hold | undefined> {
  const { rows } = await tx.$client.query<Hold>({
    name: 'find-hold',
    text: `
      select id, order_id as "orderId", lines, released_at is null and expires_at > $3 as "isOpen"
      from stock_holds where channel_id = $1 and key = $2 for update`,
    values: [wanted.channelId, wanted.key, wanted.now],
  });
  return rows[0];
}

/** @throws CONFLICT when the hold has become an order. */
export function refuseUsed(hold: Hold, key: string): void {
  if (hold.orderId === null) return;
  throw new AppError('CONFLICT', `The hold ${key} has become an order already; start a new one.`, {
    details: { reason: 'holdUsed', key, orderId: hold.orderId },
  });
}
