import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import type { ChannelRefund } from '../../channels/message.ts';
import { command } from '../../command.ts';
import type { CommandContext } from '../../context.ts';
import { linesOfStated } from '../bundles/stated-parts.ts';
import { loadOrder } from '../steps/load-order.ts';
import type { LoadedOrder } from '../steps/loaded-order.ts';
import { saveOrder } from '../steps/save-order.ts';
import { type ChangedOrder, changed, tellOrder } from '../steps/tell-order.ts';
import { awaitOrder } from './await-order.ts';
import type { ImportedOrder } from './find-imported.ts';
import { returnedLines, type TargetReturn } from './read-target.ts';
import { settleMoney } from './settle-money.ts';
import { takeReturns, type Untaken } from './take-returns.ts';

const ApplyRefundInput = z.strictObject({
  channelId: z.uuid(),
  /** As a connector translated it; the connector has checked its shape. */
  refund: z.custom<ChannelRefund>((value) => typeof value === 'object' && value !== null),
});

/** What became of a refund that came by itself; `untaken` goods wait for the order's own message. */
export type AppliedRefund = ChangedOrder & { untaken: Untaken[] };

/**
 * Records money that a channel gave back, once, and takes the goods back when all units of their lines have left; until
 * then the order's next message says what became of them.
 * @throws NOT_FOUND with `awaitsOrder` when the order has not come yet; INVALID_INPUT for another currency.
 */
export const applyRefund = command('order.import', {
  input: ApplyRefundInput,
  run: async (tx, { channelId, refund }, ctx) => {
    const what = `Refund ${refund.externalId}`;
    const found = await awaitOrder(tx, { channelId, orderExternalId: refund.orderExternalId, what });
    const before = await loadOrder(tx, found.id);
    if (refund.currency !== before.currency) {
      const currencies = `is in ${refund.currency}, order ${before.number} in ${before.currency}`;
      throw new AppError('INVALID_INPUT', `${what} ${currencies}; record it by hand.`);
    }
    const isTold = await isToldByOrder(tx, found, refund);
    const { externalId, amountMinor, reason } = refund;
    const refunds = amountMinor > 0 ? [{ externalId, amountMinor, reason: reason ?? '' }] : [];
    const money = { paidMinor: null, paymentMethod: 'channel', refunds };
    const paid = await settleMoney(tx, before, { money, now: ctx.now });
    const goods = isTold
      ? { order: paid.order, events: [], untaken: [] }
      : await takeGoods(tx, paid.order, refund, ctx);
    await saveOrder(tx, goods.order, ctx.now);
    const result: AppliedRefund = { ...changed(goods.order), untaken: goods.untaken };
    return tellOrder(before, goods.order, {
      result,
      events: [...paid.events, ...goods.events],
      summary: { refund: externalId, amountMinor, untaken: goods.untaken.length },
    });
  },
});

/** A newer statement of the whole order that names the refund has settled its goods as well. */
async function isToldByOrder(tx: Tx, found: ImportedOrder, refund: ChannelRefund): Promise<boolean> {
  if (found.sourceModifiedAt === null || refund.at === null || found.sourceModifiedAt < refund.at)
    return false;
  const { rowCount } = await tx.$client.query(
    'select from refunds where order_id = $1 and external_id = $2',
    [found.id, refund.externalId],
  );
  return rowCount !== 0;
}

async function takeGoods(tx: Tx, order: LoadedOrder, refund: ChannelRefund, ctx: CommandContext) {
  const lines = returnedLines(refund);
  const { externalId } = refund;
  if (lines.length === 0) return { order, events: [], untaken: [] };
  const stated: TargetReturn = { externalId, reason: refund.reason ?? '', lines };
  // Of a line with units still here, nobody can say whether one of those was refunded or one that had left.
  const isOpen = lines.some(({ externalId }) =>
    linesOfStated(order.lines, externalId).some(({ line }) => line.shippedQuantity < line.quantity),
  );
  if (isOpen && order.status !== 'cancelled') {
    return { order, events: [], untaken: [{ externalId, reason: 'its goods have not left here yet' }] };
  }
  if (order.status === 'cancelled') return { order, events: [], untaken: [] };
  return takeReturns(tx, order, { returns: [stated], ctx });
}
