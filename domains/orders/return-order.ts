import type { Tx } from '#db/client.ts';
import { returnLines, returns } from '#db/schema/index.ts';
import { readReturnPlaces } from '#domains/fulfilment/read-return-places.ts';
import { moveStock } from '#domains/inventory/move-stock.ts';
import { returnSerials } from '#domains/inventory/serials/return-serials.ts';
import { allow, can } from '#domains/team/can.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { multiplyByRate, scaleMinor } from '#lib/money.ts';
import { dayIn } from '#lib/time.ts';
import { command } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { type ReturnOrder, ReturnOrderInput } from './input.ts';
import { giveBack, refundedEvent } from './refund-order.ts';
import { judgeLines, refusalsOf, requireAllowed } from './returns/desk/judge-lines.ts';
import type { RETURN_REASONS } from './returns/input.ts';
import { readPolicy } from './returns/policy/read-policy.ts';
import { readReturnFacts } from './returns/policy/read-return-facts.ts';
import { findLine, loadOrder } from './steps/load-order.ts';
import { type LoadedLine, type LoadedOrder, nameOf } from './steps/loaded-order.ts';
import { changeOfOrder } from './steps/order-parts.ts';
import { postChange } from './steps/post-change.ts';
import { type ReturnAmounts, returnAmounts } from './steps/return-amounts.ts';
import { saveOrder } from './steps/save-order.ts';
import { settled } from './steps/settle-order.ts';
import { changed, orderEvent, tellOrder } from './steps/tell-order.ts';

const MICROS = 1_000_000;

/** One line of a return with its worth. */
export type ReturnedLine = ReturnOrder['lines'][number] & {
  id: string;
  line: LoadedLine;
  worth: ReturnAmounts;
};

/** What the desk knows of a return beside its goods. The fee is in the order's currency. */
export type DeskFacts = {
  reasonCode: (typeof RETURN_REASONS)[number];
  policyVersion: number;
  feeMinor: number;
  approver: { id: string; reason: string } | null;
};

/** What came back. */
export type Returned = { returnId: string; returnNumber: number; amountMinor: number; taxMinor: number };

/**
 * Takes goods back at a location: to the shelf, aside (quarantine), or to scrap, as each line says. The sale is taken
 * back at its sold price by a posting of today; cost comes back only with goods that can be sold again. Money goes back
 * only as `refund` says. Staff may do it as far as the return policy goes; what it refuses, a manager takes back.
 * @throws CONFLICT for what the policy refuses; for more than left and did not come back, naming the line; where there is no place for the goods,
 * saying what to do; for a refund beyond what was paid.
 */
export const returnOrder = command('order.return', {
  input: ReturnOrderInput,
  run: async (tx, input, ctx) => {
    if (input.refund) allow(ctx.actor, 'order.refund');
    const order = await loadOrder(tx, input.orderId);
    await requirePolicy(tx, order, input.lines, ctx);
    const { order: taken, returned } = await takeBack(tx, order, input, ctx);
    const { refund } = input;
    const after = refund
      ? await giveBack(tx, taken, { ...refund, returnId: input.returnId }, ctx.now)
      : taken;
    await saveOrder(tx, after, ctx.now);
    return tellOrder(order, after, {
      result: { ...changed(after), ...returned },
      events: [
        orderEvent(after, 'order.returned', {
          ...returned,
          locationId: input.locationId,
          lines: input.lines,
        }),
        ...(refund ? [refundedEvent(after, refund)] : []),
      ],
      summary: { return: returned.returnNumber, amountMinor: returned.amountMinor },
    });
  },
});

/** What people take back outside the desk is judged as goods in good order; programs and channels tell what was done. */
async function requirePolicy(tx: Tx, order: LoadedOrder, lines: ReturnOrder['lines'], ctx: CommandContext) {
  if (ctx.actor.kind !== 'user' || can(ctx.actor, 'return.override')) return;
  const [{ policy }, facts] = [await readPolicy(tx), await readReturnFacts(tx, order.id)];
  const brought = lines.map(({ lineId }) => ({ lineId, isTagIntact: true }));
  requireAllowed(refusalsOf(judgeLines(order, brought, { facts, policy, now: ctx.now })), false);
}

/** Takes goods of a loaded order back: everything but the order's own rows and the refund, which the caller writes. */
export async function takeBack(
  tx: Tx,
  order: LoadedOrder,
  input: Omit<ReturnOrder, 'orderId' | 'refund'>,
  ctx: CommandContext,
  desk?: DeskFacts,
): Promise<{ order: LoadedOrder; returned: Returned }> {
  const { order: after, lines } = valueLines(order, input.lines, ctx.now);
  const returnNumber = await writeReturn(tx, order, { input, lines, now: ctx.now, desk });
  await moveBack(tx, lines, { input, ctx });
  const { reportingCurrency } = order.business;
  const keptMinor = multiplyByRate(desk?.feeMinor ?? 0, order.rate, order.currency, reportingCurrency);
  const { amounts, parts } = changeOfOrder(order, after);
  await postChange(tx, after, {
    kind: 'return',
    amounts: keptMinor === 0 ? amounts : { ...amounts, handlingMinor: -keptMinor },
    parts,
    now: ctx.now,
    locationId: input.locationId,
    causeId: input.returnId,
  });
  const sum = (pick: (worth: ReturnAmounts) => number) =>
    lines.reduce((all, one) => all + pick(one.worth), 0);
  const amountMinor = sum((worth) => worth.amountMinor);
  const taxMinor = sum((worth) => worth.taxMinor);
  return {
    order: settled(after),
    returned: { returnId: input.returnId, returnNumber, amountMinor, taxMinor },
  };
}

/**
 * What goods that come back are worth, and the order without them. Goes line by line: two lines of one return may name
 * the same order line with different dispositions. Pure. @throws CONFLICT for more than left and did not come back.
 */
export function valueLines(
  order: LoadedOrder,
  wishes: ReturnOrder['lines'],
  now: Date,
): { order: LoadedOrder; lines: ReturnedLine[] } {
  const lines: ReturnedLine[] = [];
  let after = order;
  for (const wish of wishes) {
    const line = findLine(after, wish.lineId);
    const left = line.shippedQuantity - line.returnedQuantity;
    if (wish.quantity > left) {
      throw new AppError(
        'CONFLICT',
        `${nameOf(line)}: ${wish.quantity} cannot come back; ${line.shippedQuantity} left and ${line.returnedQuantity} came back already.`,
        {
          details: {
            reason: 'returnedTooMany',
            lineId: line.id,
            sku: line.sku || line.title,
            quantity: wish.quantity,
            shipped: line.shippedQuantity,
            returned: line.returnedQuantity,
          },
        },
      );
    }
    const full = returnAmounts(after, line, wish.quantity);
    const worth = wish.disposition === 'shelf' ? full : { ...full, costMinor: 0 };
    lines.push({ ...wish, id: newId(now.getTime()), line, worth });
    const changedLine = {
      ...line,
      returnedQuantity: line.returnedQuantity + wish.quantity,
      returnedMinor: line.returnedMinor + worth.amountMinor,
      returnedTaxMinor: line.returnedTaxMinor + worth.taxMinor,
      returnedCostMinor: line.returnedCostMinor + (worth.costMinor ?? 0),
    };
    after = { ...after, lines: after.lines.map((one) => (one.id === line.id ? changedLine : one)) };
  }
  return { order: after, lines };
}

async function writeReturn(
  tx: Tx,
  order: LoadedOrder,
  more: {
    input: Omit<ReturnOrder, 'orderId' | 'refund'>;
    lines: ReturnedLine[];
    now: Date;
    desk: DeskFacts | undefined;
  },
): Promise<number> {
  const { input, now, desk } = more;
  const [written] = await tx
    .insert(returns)
    .values({
      id: input.returnId,
      orderId: order.id,
      channelId: order.channelId,
      externalId: input.externalId ?? null,
      customerId: order.customerId,
      locationId: input.locationId,
      currency: order.currency,
      rate: order.rate,
      at: now,
      day: dayIn(order.business.timeZone, now),
      reason: input.reason,
      reasonCode: desk?.reasonCode ?? null,
      policyVersion: desk?.policyVersion ?? null,
      feeMinor: desk?.feeMinor ?? 0,
      approvedBy: desk?.approver?.id ?? null,
      approvalReason: desk?.approver?.reason ?? null,
    })
    .returning({ number: returns.number });
  await tx.insert(returnLines).values(
    more.lines.map(({ id, line, worth, quantity, condition, disposition }) => ({
      id,
      returnId: input.returnId,
      orderLineId: line.id,
      variantId: line.variantId,
      sku: line.sku,
      title: line.title,
      quantity,
      ...worth,
      condition,
      disposition,
    })),
  );
  return written!.number;
}

async function moveBack(
  tx: Tx,
  lines: ReturnedLine[],
  more: { input: Omit<ReturnOrder, 'orderId' | 'refund'>; ctx: CommandContext },
): Promise<void> {
  const { input, ctx } = more;
  const goods = lines.filter(({ line }) => line.kind === 'goods' && line.variantId !== null);
  const places = await readReturnPlaces(
    tx,
    input.locationId,
    goods.map((one) => one.disposition),
  );
  await moveStock(
    tx,
    goods.map(({ line, quantity, disposition, worth }) => ({
      at: ctx.now,
      variantId: line.variantId!,
      quantity,
      fromLocationId: places.customer,
      toLocationId: places.placeOf(disposition),
      reason: 'return' as const,
      causeKind: 'return',
      causeId: input.returnId,
      orderLineId: line.id,
      actorName: ctx.actor.name,
      unitCostMicros: worth.costMinor
        ? scaleMinor(worth.costMinor, { numerator: MICROS, denominator: quantity })
        : null,
    })),
  );
  await returnSerials(
    tx,
    goods.map(({ line, quantity, disposition, serials = [] }) => ({
      lineId: line.id,
      variantId: line.variantId!,
      sku: line.sku,
      quantity,
      codes: serials,
      locationId: disposition === 'scrap' ? null : places.placeOf(disposition),
    })),
    { kind: 'return', id: input.returnId, actorName: ctx.actor.name, now: ctx.now },
  );
}
