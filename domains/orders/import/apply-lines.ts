import type { Tx } from '#db/client.ts';
import { newId } from '#lib/ids.ts';
import { scaleMinor } from '#lib/money.ts';
import type { CommandContext } from '../../context.ts';
import { costOf } from '../order-totals.ts';
import { archiveVersion } from '../steps/archive-version.ts';
import { type LoadedLine, type LoadedOrder, stockKind, untouched } from '../steps/loaded-order.ts';
import { feeChange } from '../steps/order-amounts.ts';
import { changeOfOrder } from '../steps/order-parts.ts';
import { postChange } from '../steps/post-change.ts';
import { promiseMissing } from '../steps/promise-missing.ts';
import { releaseSurplus } from '../steps/release-surplus.ts';
import { extrasOf, settled, withTotals } from '../steps/settle-order.ts';
import type { ImportFacts } from './read-import-facts.ts';
import type { OrderTarget, TargetLine } from './read-target.ts';

/**
 * Brings the lines and sums of a loaded order to what its channel says now: a new version, stock reserved or released,
 * money posted by the difference. Nothing happens when nothing differs. Units that have left stay on their line.
 * The caller saves the order.
 */
export async function applyLines(
  tx: Tx,
  order: LoadedOrder,
  by: { target: OrderTarget; known: ImportFacts; ctx: CommandContext },
): Promise<LoadedOrder> {
  const { target, known, ctx } = by;
  const lines = linesOf(order, by);
  const summed = withTotals({ ...order, lines }, target);
  if (isSame(order, summed)) return { ...order, lines };
  await archiveVersion(tx, order, {
    actorName: ctx.actor.name,
    reason: 'edited at the channel',
    at: ctx.now,
  });
  const kept = await releaseSurplus(tx, summed, ctx.now);
  const { order: promised } = await promiseMissing(tx, kept, ctx.now);
  const after = settled({ ...promised, version: order.version + 1 });
  const change = changeOfOrder(order, after);
  const feesMinor = feeChange(order, after, known.facts.fees);
  const amounts = { ...change.amounts, feesMinor };
  await postChange(tx, after, { kind: 'edit', ...change, amounts, now: ctx.now });
  return after;
}

type By = Parameters<typeof applyLines>[2];

function linesOf(order: LoadedOrder, { target, known, ctx }: By): LoadedLine[] {
  const stated = new Map(target.lines.map((line) => [line.externalId, line]));
  const kept = order.lines.map((line) => {
    if (line.externalId === null) return line;
    const said = stated.get(line.externalId);
    return said ? restate(line, said, known) : shrink(line, line.shippedQuantity);
  });
  const own = new Set(order.lines.map((line) => line.externalId));
  const last = Math.max(0, ...order.lines.map((line) => line.position));
  const added = target.lines
    .filter((line) => !own.has(line.externalId))
    .map((line, at) => newLine(line, { known, position: last + at + 1, id: newId(ctx.now.getTime()) }));
  return [...kept, ...added];
}

function restate(line: LoadedLine, said: TargetLine, known: ImportFacts): LoadedLine {
  const variant = line.variantId === null ? known.variantOf(said) : null;
  const own = variant ? { ...line, variantId: variant.id, kind: stockKind(variant) } : line;
  // Goods that have left cannot be edited away: the channel's refund says what came back.
  if (said.quantity < own.shippedQuantity) return shrink(own, own.shippedQuantity);
  const costMicros = (variant ?? known.variantOf(said))?.costMicros ?? null;
  const isRecosted = own.costMinor === null || own.quantity === 0;
  return {
    ...own,
    quantity: said.quantity,
    unitPriceMinor: said.unitPriceMinor,
    grossMinor: said.grossMinor,
    discountMinor: said.discountMinor,
    taxMinor: said.taxMinor,
    costMinor: isRecosted ? costOf(costMicros, said.quantity) : share(own, said.quantity, own.costMinor ?? 0),
  };
}

function shrink(line: LoadedLine, quantity: number): LoadedLine {
  if (quantity >= line.quantity) return line;
  return {
    ...line,
    quantity,
    grossMinor: share(line, quantity, line.grossMinor),
    discountMinor: share(line, quantity, line.discountMinor),
    taxMinor: share(line, quantity, line.taxMinor),
    costMinor: line.costMinor === null ? null : share(line, quantity, line.costMinor),
  };
}

function share(line: LoadedLine, quantity: number, amountMinor: number): number {
  if (quantity === line.quantity) return amountMinor;
  return line.quantity === 0
    ? 0
    : scaleMinor(amountMinor, { numerator: quantity, denominator: line.quantity });
}

function newLine(said: TargetLine, more: { known: ImportFacts; position: number; id: string }): LoadedLine {
  const variant = more.known.variantOf(said);
  return {
    id: more.id,
    position: more.position,
    externalId: said.externalId,
    variantId: variant?.id ?? null,
    kind: stockKind(variant),
    sku: said.sku || (variant?.sku ?? ''),
    title: said.title,
    quantity: said.quantity,
    unitPriceMinor: said.unitPriceMinor,
    grossMinor: said.grossMinor,
    discountMinor: said.discountMinor,
    taxMinor: said.taxMinor,
    costMinor: costOf(variant?.costMicros ?? null, said.quantity),
    bundle: said.bundle ?? null,
    ...untouched(),
  };
}

function isSame(before: LoadedOrder, after: LoadedOrder): boolean {
  const told = (order: LoadedOrder) => {
    const lines = order.lines.map((line) => [
      line.id,
      line.variantId,
      line.quantity,
      line.unitPriceMinor,
      line.grossMinor,
      line.discountMinor,
      line.taxMinor,
    ]);
    return JSON.stringify([lines, extrasOf(order)]);
  };
  return told(before) === told(after);
}
