import type { Tx } from '#db/client.ts';
import { claimLines, claims, type PostingPart } from '#db/schema/index.ts';
import { allow } from '#domains/team/can.ts';
import { AppError } from '#lib/errors.ts';
import { multiplyByRate } from '#lib/money.ts';
import { command } from '../../../command.ts';
import type { CommandContext } from '../../../context.ts';
import { refundedEvent } from '../../refund-order.ts';
import { findLine, loadOrder } from '../../steps/load-order.ts';
import { type LoadedOrder, nameOf } from '../../steps/loaded-order.ts';
import { postChange } from '../../steps/post-change.ts';
import { returnAmounts } from '../../steps/return-amounts.ts';
import { saveOrder } from '../../steps/save-order.ts';
import { changed, orderEvent, tellOrder } from '../../steps/tell-order.ts';
import { giveMoneyBack } from '../desk/give-money-back.ts';
import type { PricedUnits } from '../exchange/price-new-lines.ts';
import { readFollowingFacts, type WrittenOrder, writeNewOrder } from '../exchange/write-new-order.ts';
import { type Claim, ClaimInput } from '../input.ts';

/**
 * Makes good what went wrong on the way: the money of the units goes back in the tenders in which it came, or they are
 * sent once more at no price. No goods come back; the sale stands, and what it cost us is a posting of today. The
 * carrier and the place that packed are kept for the figures.
 * @throws CONFLICT for more than left and neither came back nor was claimed; OUT_OF_STOCK for a replacement.
 */
export const claimOrder = command('order.claim', {
  input: ClaimInput,
  run: async (tx, input, ctx) => {
    if (input.remedy === 'refund') allow(ctx.actor, 'order.refund');
    const order = await loadOrder(tx, input.orderId);
    await requireUnclaimed(tx, order, input.lines);
    const { after, tenders, written } = await makeGood(tx, order, input, ctx);
    await saveOrder(tx, after, ctx.now);
    const refundMinor = after.refundedMinor - order.refundedMinor;
    const number = await writeClaim(tx, input, {
      refundMinor,
      replacementOrderId: written?.placed.id ?? null,
      ctx,
    });
    const told = { claimId: input.claimId, claimNumber: number, claim: input.kind, refundMinor };
    return tellOrder(order, after, {
      result: { ...changed(after), ...told, tenders, replacement: written?.placed ?? null },
      events: [
        orderEvent(after, 'order.claimed', { ...told, toNumber: written?.placed.number ?? null }),
        ...tenders.map((tender) => refundedEvent(after, { ...tender, reason: input.note })),
        ...(written?.events ?? []),
      ],
      summary: { claim: number, kind: input.kind, refundMinor, replacement: written?.placed.number ?? null },
    });
  },
});

async function requireUnclaimed(tx: Tx, order: LoadedOrder, wished: Claim['lines']): Promise<void> {
  const { rows } = await tx.$client.query<{ lineId: string; quantity: number }>(
    `select c.order_line_id as "lineId", sum(c.quantity)::integer as quantity
     from claim_lines c join order_lines l on l.id = c.order_line_id where l.order_id = $1 group by 1`,
    [order.id],
  );
  for (const { lineId, quantity } of wished) {
    const line = findLine(order, lineId);
    const claimed = rows.find((row) => row.lineId === lineId)?.quantity ?? 0;
    const left = line.shippedQuantity - line.returnedQuantity - claimed;
    if (quantity <= left) continue;
    throw new AppError(
      'CONFLICT',
      `${nameOf(line)}: ${quantity} cannot be claimed; ${Math.max(0, left)} are with the customer and not claimed yet.`,
      {
        details: { reason: 'claimedTooMany', sku: line.sku || line.title, quantity, left: Math.max(0, left) },
      },
    );
  }
}

async function makeGood(tx: Tx, order: LoadedOrder, input: Claim, ctx: CommandContext) {
  if (input.remedy === 'replacement') {
    return { after: order, tenders: [], written: await replace(tx, order, input, ctx) };
  }
  const worthMinor = input.lines.reduce((sum, { lineId, quantity }) => {
    const worth = returnAmounts(order, findLine(order, lineId), quantity);
    return sum + worth.amountMinor + worth.taxMinor;
  }, 0);
  const { order: after, tenders } = await giveMoneyBack(
    tx,
    order,
    {
      amountMinor: Math.min(worthMinor, order.paidMinor - order.refundedMinor),
      giveBack: { as: 'original' },
      returnId: null,
      reason: input.note,
      isApproved: false,
    },
    ctx,
  );
  const lostMinor = multiplyByRate(
    after.refundedMinor - order.refundedMinor,
    order.rate,
    order.currency,
    order.business.reportingCurrency,
  );
  await postChange(tx, order, {
    kind: 'adjustment',
    amounts: { handlingMinor: lostMinor },
    parts: claimedParts(order, input.lines),
    now: ctx.now,
    causeId: input.claimId,
  });
  return { after, tenders, written: null };
}

/** The claim is about these goods, and says nothing of their sale: they carry what it cost in even shares. */
function claimedParts(order: LoadedOrder, lines: Claim['lines']): PostingPart[] {
  const variants = new Set(lines.map(({ lineId }) => findLine(order, lineId).variantId));
  return [...variants].map((variantId) => [variantId, 0, 0, 0, 0, 0, 0, 0]);
}

async function replace(tx: Tx, order: LoadedOrder, input: Claim, ctx: CommandContext): Promise<WrittenOrder> {
  const units = input.lines.map(({ lineId, quantity }) => unpriced(order, lineId, quantity));
  const variantIds = units.map((one) => one.variantId);
  const facts = await readFollowingFacts(tx, order, variantIds, ctx.now);
  if (!input.replacementOrderId) {
    throw new AppError('INVALID_INPUT', 'replacementOrderId: a replacement needs the id of its order.');
  }
  const follow = { id: input.replacementOrderId, lines: units, locationId: null, note: input.note };
  return writeNewOrder(tx, order, { ...follow, payWith: () => [] }, { facts, ctx });
}

/** Units at their sold price, all of it discounted. */
function unpriced(order: LoadedOrder, lineId: string, quantity: number): PricedUnits {
  const line = findLine(order, lineId);
  if (line.variantId === null) {
    throw new AppError('CONFLICT', `${nameOf(line)}: nobody knows what it is; give the money back instead.`, {
      details: { reason: 'unknownGoods', sku: line.sku || line.title },
    });
  }
  const { variantId, unitPriceMinor } = line;
  const grossMinor = unitPriceMinor * quantity;
  return { variantId, quantity, unitPriceMinor, grossMinor, discountMinor: grossMinor, taxMinor: 0 };
}

async function writeClaim(
  tx: Tx,
  input: Claim,
  more: { refundMinor: number; replacementOrderId: string | null; ctx: CommandContext },
): Promise<number> {
  const { rows } = await tx.$client.query<{ carrier: string | null; locationId: string }>(
    `select s.carrier, s.location_id as "locationId" from shipments s
     join shipment_lines l on l.shipment_id = s.id
     where s.order_id = $1 and l.order_line_id = any ($2::uuid[]) order by s.shipped_at desc, s.id limit 1`,
    [input.orderId, input.lines.map((line) => line.lineId)],
  );
  const { ctx, ...outcome } = more;
  const [claim] = await tx
    .insert(claims)
    .values({
      id: input.claimId,
      orderId: input.orderId,
      kind: input.kind,
      carrier: rows[0]?.carrier ?? null,
      locationId: rows[0]?.locationId ?? null,
      note: input.note,
      ...outcome,
      actorName: ctx.actor.name,
      at: ctx.now,
    })
    .returning({ number: claims.number });
  await tx
    .insert(claimLines)
    .values(
      input.lines.map(({ lineId, quantity }) => ({ claimId: input.claimId, orderLineId: lineId, quantity })),
    );
  return claim!.number;
}
