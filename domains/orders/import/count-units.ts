import type { ChannelOrder } from '../../channels/message.ts';

/** What became of a line's units, as the channel's order says. */
export type LineUnits = {
  /** After edits at the channel; refunds do not lessen it. */
  edited: number;
  fulfilled: number;
  /** Refunded before they left. */
  cancelled: number;
};

/**
 * Reads what became of each line's units out of one statement of the whole order: refunded units are first those that
 * never left, then those that came back. A cancelled order keeps what was ordered. Pure.
 */
export function countUnits(order: ChannelOrder): Map<string, LineUnits> {
  const refunded = sumBy(
    order.refunds.flatMap((refund) => refund.lines),
    (line) => line.lineExternalId,
  );
  const sent = sumBy(
    order.fulfilments.filter((one) => one.status === 'done').flatMap((one) => one.lines),
    (line) => line.lineExternalId,
  );
  const isWholeSent = order.fulfilmentStatus === 'fulfilled' && order.fulfilments.length === 0;
  const counted = order.lines.map((line): [string, LineUnits] => {
    const back = refunded.get(line.externalId) ?? 0;
    const edited = Math.max(0, Math.min(line.quantity, line.currentQuantity + back));
    const fulfilled = Math.min(edited, isWholeSent ? edited : (sent.get(line.externalId) ?? 0));
    return [line.externalId, { edited, fulfilled, cancelled: Math.min(back, edited - fulfilled) }];
  });
  if (order.cancelledAt === null) return new Map(counted);
  const isEmptied = counted.every(([, units]) => units.edited === 0);
  return new Map(
    counted.map(([externalId, units], at) => [
      externalId,
      { ...units, edited: isEmptied ? order.lines[at]!.quantity : units.edited, cancelled: 0 },
    ]),
  );
}

function sumBy<Item extends { quantity: number }>(
  items: readonly Item[],
  keyOf: (item: Item) => string | null,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== null) sums.set(key, (sums.get(key) ?? 0) + item.quantity);
  }
  return sums;
}
