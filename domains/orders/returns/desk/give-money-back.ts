import type { Tx } from '#db/client.ts';
import { allow } from '#domains/team/can.ts';
import type { CommandContext } from '../../../context.ts';
import { giveBack } from '../../refund-order.ts';
import type { LoadedOrder } from '../../steps/loaded-order.ts';
import type { TakeReturn } from '../input.ts';
import { readTenders } from './read-tenders.ts';
import { splitRefund, type Tender } from './split-refund.ts';

/** What money goes back and how. */
export type MoneyBack = {
  amountMinor: number;
  giveBack: TakeReturn['giveBack'];
  returnId: string | null;
  reason: string;
  isApproved: boolean;
};

/**
 * Gives money of a loaded order back, by default in the tenders in which it came; the order's own rows are saved by
 * the caller. Who may not give money back needs a manager's word.
 */
export async function giveMoneyBack(
  tx: Tx,
  order: LoadedOrder,
  back: MoneyBack,
  ctx: CommandContext,
): Promise<{ order: LoadedOrder; tenders: Tender[] }> {
  if (back.giveBack.as === 'nothing' || back.amountMinor <= 0) return { order, tenders: [] };
  if (!back.isApproved) allow(ctx.actor, 'order.refund');
  const tenders =
    back.giveBack.as === 'method'
      ? [{ method: back.giveBack.method, amountMinor: back.amountMinor }]
      : await inOriginalTenders(tx, order.id, back.amountMinor);
  let after = order;
  for (const tender of tenders) {
    const { returnId, reason } = back;
    after = await giveBack(tx, after, { ...tender, returnId, reason }, ctx.now);
  }
  return { order: after, tenders };
}

async function inOriginalTenders(tx: Tx, orderId: string, amountMinor: number): Promise<Tender[]> {
  const { paid, refunded } = await readTenders(tx, orderId);
  return splitRefund(amountMinor, paid, refunded);
}
