import type { Tx } from '#db/client.ts';
import type { PostingPart } from '#db/schema/index.ts';
import { type NewPosting, post } from '#domains/money/post.ts';
import type { PostingAmounts } from '#domains/money/posting.ts';
import { dayIn } from '#lib/time.ts';
import type { LoadedOrder } from './loaded-order.ts';

/**
 * Posts what an order's change means in money, dated when it is made: the day of the sale never changes.
 * Nothing is written when nothing changed.
 */
export async function postChange(
  tx: Tx,
  order: LoadedOrder,
  change: {
    kind: NewPosting['kind'];
    amounts: PostingAmounts;
    parts?: readonly PostingPart[];
    now: Date;
    locationId?: string;
    causeId?: string;
  },
): Promise<void> {
  const { amounts, parts = [] } = change;
  if (parts.length === 0 && Object.values(amounts).every((amount) => amount === 0)) return;
  await post(tx, [
    {
      kind: change.kind,
      at: change.now,
      day: dayIn(order.business.timeZone, change.now),
      channelId: order.channelId,
      locationId: change.locationId ?? order.locationId,
      customerId: order.customerId,
      orderId: order.id,
      causeId: change.causeId ?? null,
      amounts,
      parts,
    },
  ]);
}
