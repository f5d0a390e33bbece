import type { Tx } from '#db/client.ts';
import { costAdjustments, landedCostAllocations, landedCosts, type PostingPart } from '#db/schema/index.ts';
import { post } from '#domains/money/post.ts';
import { sumParts } from '#domains/money/posting-parts.ts';
import { AppError } from '#lib/errors.ts';
import { multiplyByRate } from '#lib/money.ts';
import { command } from '../../command.ts';
import { AddLandedCostInput } from '../input.ts';
import { loadPurchaseOrder } from '../orders/load-purchase-order.ts';
import { purchaseChanged } from '../orders/purchase-event.ts';
import { readRate } from '../orders/read-terms.ts';
import { averageAfterCost } from './average-cost.ts';
import type { Spread } from './cost-choices.ts';
import { lockValued, saveAverages, type ValuedVariant } from './lock-valued.ts';
import { readLeaving } from './read-leaving.ts';
import { spreadCost } from './spread-cost.ts';
import { type SharedCost, shareLateCost, type Traced, traceUnits } from './trace-units.ts';

type ReceivedLine = { id: string; variantId: string; units: number; unitCostMicros: number | null };
type Carried = { line: ReceivedLine; amountMinor: number; traced: Traced; shared: SharedCost };

/**
 * Books freight, duty and the like on what came of an order, or of one receipt, spread to the last minor unit. The units
 * still here become dearer; for those sold since, first in first out, each channel that sold them gets a posting of
 * today: past days never change. What lost units carry is kept beside, and no channel pays for it.
 * @throws CONFLICT when nothing came yet; INVALID_INPUT where the spread lacks a weight or cost, or no rate is known.
 */
export const addLandedCost = command('cost.write', {
  input: AddLandedCostInput,
  run: async (tx, input, ctx) => {
    const { id, purchaseOrderId, receiptId, kind, spread, amountMinor, note } = input;
    const order = await loadPurchaseOrder(tx, purchaseOrderId, ['sent', 'part_received', 'closed']);
    const rated = await readRate(tx, { currency: input.currency ?? order.currency, now: ctx.now });
    const reportedMinor = report(amountMinor, rated);
    const lines = await readReceived(tx, { purchaseOrderId, receiptId, number: order.number });
    const { currency, rate, today } = rated;
    await tx.insert(landedCosts).values({
      id,
      purchaseOrderId,
      receiptId,
      kind,
      spread,
      amountMinor,
      currency,
      rate,
      reportedMinor,
      at: ctx.now,
      note,
      actorName: ctx.actor.name,
    });
    const carried = await carry(tx, lines, { spread, reportedMinor, now: ctx.now });
    await writeCarried(tx, carried, { id, day: today });
    const channels = sumByChannel(carried);
    await post(
      tx,
      channels.map(({ channelId, cogsMinor, parts }) => ({
        kind: 'adjustment',
        at: ctx.now,
        day: today,
        channelId,
        locationId: order.locationId,
        causeId: id,
        amounts: { cogsMinor },
        parts,
      })),
    );
    const sum = (part: 'stockMinor' | 'soldMinor' | 'lostMinor') =>
      carried.reduce((total, { shared }) => total + shared[part], 0);
    const result = {
      id,
      reportedMinor,
      stockMinor: sum('stockMinor'),
      soldMinor: sum('soldMinor'),
      lostMinor: sum('lostMinor'),
    };
    return {
      result,
      subjectKind: 'purchase_order',
      subjectId: purchaseOrderId,
      summary: { number: order.number, kind, reportedMinor, soldMinor: result.soldMinor },
      after: { ...input, currency, rate },
      events: [
        purchaseChanged(purchaseOrderId, { status: order.status }),
        ...channels.map(({ channelId }) => ({
          kind: 'channel.changed' as const,
          subjectKind: 'channel',
          subjectId: channelId,
          channelId,
        })),
      ],
    };
  },
});

type Rated = { currency: string; rate: string; reportingCurrency: string };

function report(amountMinor: number, { rate, currency, reportingCurrency }: Rated): number {
  const magnitude = multiplyByRate(Math.abs(amountMinor), rate, currency, reportingCurrency);
  return amountMinor < 0 ? -magnitude : magnitude;
}

async function readReceived(
  tx: Tx,
  of: { purchaseOrderId: string; receiptId: string | null; number: number },
): Promise<ReceivedLine[]> {
  const { rows } = await tx.$client.query<ReceivedLine>(
    `select l.id, l.variant_id as "variantId", l.good + l.damaged as units, l.unit_cost_micros as "unitCostMicros"
     from receipts r join receipt_lines l on l.receipt_id = r.id
     where r.purchase_order_id = $1 and ($2::uuid is null or r.id = $2) and l.undone_at is null order by r.at, l.id`,
    [of.purchaseOrderId, of.receiptId],
  );
  if (rows.length > 0) return rows;
  throw new AppError(
    'CONFLICT',
    `Nothing came of purchase order ${of.number} yet; book its costs when it did.`,
    { details: { reason: 'nothingCame' } },
  );
}

async function carry(
  tx: Tx,
  lines: readonly ReceivedLine[],
  more: { spread: Spread; reportedMinor: number; now: Date },
): Promise<Carried[]> {
  const valued = await lockValued(
    tx,
    lines.map((line) => line.variantId),
  );
  const carriers = lines.map((line) => ({ ...valued.get(line.variantId)!, ...line }));
  const shares = spreadCost(more.reportedMinor, more.spread, carriers);
  const since = await readLeaving(
    tx,
    lines.map((line) => line.id),
  );
  const carried = lines.map((line, index): Carried => {
    const { leaving, broughtLater } = since.get(line.id)!;
    const left = leaving.reduce((sum, one) => sum + one.quantity, 0);
    const before = valued.get(line.variantId)!.onHand - line.units - broughtLater + left;
    const traced = traceUnits({ before, received: line.units, leaving });
    const amountMinor = shares[index] ?? 0;
    return { line, amountMinor, traced, shared: shareLateCost(amountMinor, traced) };
  });
  await raiseAverages(tx, { carried, valued, now: more.now });
  return carried;
}

async function raiseAverages(
  tx: Tx,
  { carried, valued, now }: { carried: readonly Carried[]; valued: Map<string, ValuedVariant>; now: Date },
): Promise<void> {
  const added = new Map<string, number>();
  for (const { line, shared } of carried) {
    added.set(line.variantId, (added.get(line.variantId) ?? 0) + shared.stockMinor);
  }
  const averages = [...added].map(([variantId, amount]): [string, number | null] => [
    variantId,
    averageAfterCost(valued.get(variantId)!, amount),
  ]);
  await saveAverages(tx, new Map(averages), now);
}

async function writeCarried(
  tx: Tx,
  carried: readonly Carried[],
  { id, day }: { id: string; day: string },
): Promise<void> {
  await tx.insert(landedCostAllocations).values(
    carried.map(({ line, amountMinor, traced, shared }) => ({
      landedCostId: id,
      receiptLineId: line.id,
      amountMinor,
      stockMinor: shared.stockMinor,
      soldMinor: shared.soldMinor,
      lostMinor: shared.lostMinor,
      stockUnits: traced.stock,
      soldUnits: traced.sold.reduce((sum, { units }) => sum + units, 0),
      lostUnits: traced.lost,
    })),
  );
  const adjustments = carried.flatMap(({ line, shared }) =>
    shared.channels
      .filter((channel) => channel.amountMinor !== 0)
      .map((channel) => ({ ...channel, landedCostId: id, receiptLineId: line.id, day })),
  );
  if (adjustments.length > 0) await tx.insert(costAdjustments).values(adjustments);
}

type ChannelCost = { channelId: string; cogsMinor: number; parts: PostingPart[] };

function sumByChannel(carried: readonly Carried[]): ChannelCost[] {
  const shares = carried.flatMap(({ line, shared }) =>
    shared.channels.map(({ channelId, amountMinor }) => ({
      channelId,
      part: [line.variantId, 0, 0, 0, amountMinor, 0, 0, 0] satisfies PostingPart,
    })),
  );
  return [...Map.groupBy(shares, ({ channelId }) => channelId)]
    .map(([channelId, own]) => ({
      channelId,
      cogsMinor: own.reduce((sum, { part }) => sum + part[4], 0),
      parts: sumParts(own.map(({ part }) => part)),
    }))
    .filter(({ cogsMinor }) => cogsMinor !== 0);
}
