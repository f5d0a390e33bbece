import type { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { orderExchanges } from '#db/schema/index.ts';
import { begin, command } from '../../../command.ts';
import type { CommandContext, Ctx } from '../../../context.ts';
import { type Approver, checkPin } from '../../../team/pin/check-pin.ts';
import { giveBack, refundedEvent } from '../../refund-order.ts';
import { takeBack } from '../../return-order.ts';
import { loadOrder } from '../../steps/load-order.ts';
import type { LoadedOrder } from '../../steps/loaded-order.ts';
import { saveOrder } from '../../steps/save-order.ts';
import { changed, orderEvent, tellOrder } from '../../steps/tell-order.ts';
import { giveMoneyBack } from '../desk/give-money-back.ts';
import { requireAllowed } from '../desk/judge-lines.ts';
import { plainLines, prepareReturn } from '../desk/prepare-return.ts';
import { ProvenApprover } from '../desk/take-return.ts';
import { type Exchange, ExchangeInput } from '../input.ts';
import { EXCHANGE_METHOD } from './exchange-method.ts';
import { priceNewLines, type SoldUnits } from './price-new-lines.ts';
import { soldUnits } from './sold-units.ts';
import { readFollowingFacts, type WrittenOrder, writeNewOrder } from './write-new-order.ts';

/**
 * Takes goods back and gives others for them, in one transaction: the return of the old order and a new order, linked
 * both ways. What the goods are worth pays the new order; more than it needs goes back as a return's money does, less
 * is paid now or stays owed. Policy and manager's PIN as in `takeReturn`.
 * @throws OUT_OF_STOCK when the new goods are not there; and as `takeReturn`.
 */
export async function exchangeOrder(ctx: Ctx, raw: z.input<typeof ExchangeInput>, address: string) {
  const { approval, ...input } = begin(ctx, 'order.exchange', ExchangeInput, raw).input;
  const approver: Approver | null = approval
    ? await checkPin(ctx, approval, { verb: 'return.override', address })
    : null;
  return carryExchange(ctx, { ...input, approver });
}

const carryExchange = command('order.exchange', {
  input: ExchangeInput.omit({ approval: true }).extend({ approver: ProvenApprover }),
  run: async (tx, input, ctx) => {
    const { approver, returnId, locationId, note, reasonCode } = input;
    const order = await loadOrder(tx, input.orderId);
    const { money, refused, policyVersion } = await prepareReturn(tx, order, input.lines, ctx.now);
    requireAllowed(refused, approver !== null);
    const { feeMinor } = money;
    const lines = plainLines(input.lines);
    const { order: taken, returned } = await takeBack(
      tx,
      order,
      { returnId, locationId, reason: note, lines },
      ctx,
      { reasonCode, policyVersion, feeMinor, approver },
    );
    const sold = soldUnits(order, taken, input.lines);
    const written = await makeNewOrder(tx, order, { input, sold, creditMinor: money.dueMinor }, ctx);
    const creditMinor = written.payments.find((one) => one.method === EXCHANGE_METHOD)?.amountMinor ?? 0;
    const credited = await spendCredit(tx, taken, { creditMinor, returnId }, ctx.now);
    const rest = { amountMinor: money.dueMinor - creditMinor, giveBack: input.giveBack, returnId };
    const back = { ...rest, reason: note, isApproved: approver !== null };
    const { order: after, tenders } = await giveMoneyBack(tx, credited, back, ctx);
    await saveOrder(tx, after, ctx.now);
    await tx.insert(orderExchanges).values({
      returnId,
      fromOrderId: order.id,
      toOrderId: written.placed.id,
      creditMinor,
      at: ctx.now,
    });
    return tellExchange({ before: order, after }, written, {
      told: { ...returned, feeMinor, reasonCode, locationId, lines: input.lines },
      creditMinor,
      tenders,
      summary: approver
        ? { approvedBy: approver.name, approvalReason: approver.reason, overridden: refused }
        : {},
    });
  },
});

async function makeNewOrder(
  tx: Tx,
  order: LoadedOrder,
  more: { input: Omit<Exchange, 'approval'>; sold: SoldUnits[]; creditMinor: number },
  ctx: CommandContext,
): Promise<WrittenOrder> {
  const { input, sold, creditMinor } = more;
  const variantIds = input.newLines.map((line) => line.variantId);
  const facts = await readFollowingFacts(tx, order, variantIds, ctx.now);
  const lines = priceNewLines(input.newLines, sold, { facts, currency: order.currency });
  const payWith = (totalMinor: number) => {
    const fromGoods = Math.min(creditMinor, totalMinor);
    return [
      { method: EXCHANGE_METHOD, amountMinor: fromGoods },
      ...(input.payment ? [{ method: input.payment, amountMinor: totalMinor - fromGoods }] : []),
    ].filter((tender) => tender.amountMinor > 0);
  };
  const locationId = input.from === 'here' ? input.locationId : null;
  const { newOrderId: id, note } = input;
  return writeNewOrder(tx, order, { id, lines, locationId, note, payWith }, { facts, ctx });
}

async function spendCredit(
  tx: Tx,
  order: LoadedOrder,
  credit: { creditMinor: number; returnId: string },
  now: Date,
): Promise<LoadedOrder> {
  const { creditMinor: amountMinor, returnId } = credit;
  if (amountMinor === 0) return order;
  return giveBack(tx, order, { method: EXCHANGE_METHOD, amountMinor, reason: '', returnId }, now);
}

function tellExchange(
  { before, after }: { before: LoadedOrder; after: LoadedOrder },
  written: WrittenOrder,
  more: {
    told: Record<string, unknown> & { returnId: string; returnNumber: number; amountMinor: number };
    creditMinor: number;
    tenders: { method: string; amountMinor: number }[];
    summary: Record<string, unknown>;
  },
) {
  const { placed } = written;
  const { told, creditMinor, tenders, summary } = more;
  const exchange = { returnId: told.returnId, creditMinor, currency: before.currency };
  return tellOrder(before, after, {
    result: {
      ...changed(after),
      returnId: told.returnId,
      returnNumber: told.returnNumber,
      newOrder: placed,
      creditMinor,
      tenders,
    },
    events: [
      orderEvent(after, 'order.returned', told),
      ...tenders.map((tender) => refundedEvent(after, { ...tender, reason: '' })),
      orderEvent(after, 'order.exchanged', { ...exchange, toOrderId: placed.id, toNumber: placed.number }),
      ...written.events,
      {
        kind: 'order.exchanged' as const,
        subjectKind: 'order',
        subjectId: placed.id,
        channelId: before.channelId,
        payload: {
          ...exchange,
          number: placed.number,
          status: placed.status,
          fromOrderId: before.id,
          fromNumber: before.number,
        },
      },
    ],
    summary: { return: told.returnNumber, newOrder: placed.number, ...summary },
  });
}
