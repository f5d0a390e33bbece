import type { Tx } from '#db/client.ts';
import { can } from '#domains/team/can.ts';
import { AppError } from '#lib/errors.ts';
import { scaleMinor } from '#lib/money.ts';
import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';
import { command } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { type EditOrder, EditOrderInput } from './input.ts';
import { type OrderFacts, readOrderFacts } from './order-facts.ts';
import { taxOn } from './order-totals.ts';
import { archiveVersion } from './steps/archive-version.ts';
import { loadOrder } from './steps/load-order.ts';
import type { LoadedLine, LoadedOrder } from './steps/loaded-order.ts';
import { feeChange } from './steps/order-amounts.ts';
import { changeOfOrder } from './steps/order-parts.ts';
import { postChange } from './steps/post-change.ts';
import { promiseMissing, type Shortage } from './steps/promise-missing.ts';
import { releaseSurplus } from './steps/release-surplus.ts';
import { requireStatus } from './steps/require-status.ts';
import { reviseLines } from './steps/revise-lines.ts';
import { saveOrder } from './steps/save-order.ts';
import { extrasOf, type OrderExtras, settled, withTotals } from './steps/settle-order.ts';
import { changed, orderEvent, tellOrder } from './steps/tell-order.ts';
import { writeAddress } from './steps/write-address.ts';

/**
 * Edits an order, an imported one too: quantities, lines, prices (by who may), shipping, address. The version before is
 * kept; stock is reserved or released and money posted by the difference, dated today, so closed days never change.
 * @throws CONFLICT below what has left, for another version than expected, and for a cancelled order;
 * OUT_OF_STOCK naming the line when `onShort` is `refuse`; FORBIDDEN for a price by somebody who may not.
 */
export const editOrder = command('order.edit', {
  input: EditOrderInput,
  run: async (tx, input, ctx) => {
    const order = await loadOrder(tx, input.orderId);
    requireStatus(order, [
      'attention',
      'backorder',
      'reserved',
      'confirmed',
      'picked',
      'part_shipped',
      'shipped',
    ]);
    requireVersion(order, input.expectedVersion);
    requirePriceRight(input, ctx);
    const { order: after, short } = await reviseOrder(tx, order, input, ctx);
    if (input.shippingAddress) await writeAddress(tx, order.id, input.shippingAddress);
    await saveOrder(tx, after, ctx.now);
    const totals = { totalBeforeMinor: order.totalMinor, totalMinor: after.totalMinor };
    return tellOrder(order, after, {
      result: changed(after),
      events: [
        orderEvent(after, 'order.edited', {
          reason: input.reason,
          version: after.version,
          ...totals,
          short: [...short],
        }),
      ],
      summary: { reason: input.reason, ...totals, currency: order.currency },
    });
  },
});

/** What an order is to become, as `reviseOrder` takes it. */
export type Revision = Omit<EditOrder, 'orderId' | 'expectedVersion'>;

/** Makes the next version of a loaded order: everything but the order's own rows, which the caller saves once. */
export async function reviseOrder(
  tx: Tx,
  order: LoadedOrder,
  revision: Revision,
  ctx: CommandContext,
): Promise<{ order: LoadedOrder; short: Shortage[] }> {
  const facts = await readFacts(tx, order, revision, ctx.now);
  const lines = reviseLines(order, revision, facts, ctx.now);
  if (lines.every((line) => line.quantity === 0)) {
    throw new AppError('CONFLICT', `Order ${order.number} would have no units left; cancel it instead.`, {
      details: { reason: 'nothingLeft', orderId: order.id },
    });
  }
  await archiveVersion(tx, order, { actorName: ctx.actor.name, reason: revision.reason, at: ctx.now });
  const kept = await releaseSurplus(tx, { ...order, lines }, ctx.now);
  const { order: promised, short } = await promiseMissing(tx, kept, ctx.now);
  if (revision.onShort === 'refuse') refuseShort(order, promised, short);
  const summed = withTotals(promised, extrasFor(order, lines, { revision, facts }));
  const after = settled({ ...summed, version: order.version + 1, search: searchOf(summed, lines) });
  const change = changeOfOrder(order, after);
  const feesMinor = feeChange(order, after, facts.fees);
  const amounts = { ...change.amounts, feesMinor };
  await postChange(tx, after, { kind: 'edit', ...change, amounts, now: ctx.now });
  return { order: after, short };
}

function requireVersion(order: LoadedOrder, expected: number | undefined): void {
  if (expected === undefined || expected === order.version) return;
  throw new AppError(
    'CONFLICT',
    `Order ${order.number} was changed meanwhile (version ${order.version}, not ${expected}); load it again.`,
    { details: { reason: 'changedMeanwhile', version: order.version } },
  );
}

function requirePriceRight(input: EditOrder, ctx: CommandContext): void {
  const states = [...input.lines, ...input.addLines].some((line) => line.unitPriceMinor !== undefined);
  if (!states || can(ctx.actor, 'order.reprice')) return;
  throw new AppError(
    'FORBIDDEN',
    `${ctx.actor.name} may not state prices (order.reprice); leave unitPriceMinor out.`,
    { details: { verb: 'order.reprice' } },
  );
}

function readFacts(tx: Tx, order: LoadedOrder, revision: Revision, now: Date): Promise<OrderFacts> {
  return readOrderFacts(tx, {
    channelId: order.channelId,
    variantIds: [
      ...order.lines.flatMap((line) => line.variantId ?? []),
      ...revision.addLines.flatMap((line) => line.variantId ?? []),
    ],
    skus: revision.addLines.flatMap((line) => line.sku ?? []),
    day: order.day,
    paymentMethod: null,
    currency: order.currency,
    now,
  });
}

/** Missing units are refused only where this edit asks for them: a backorder may wait on. */
function refuseShort(before: LoadedOrder, after: LoadedOrder, short: readonly Shortage[]): void {
  const grown = short.filter(({ lineId }) => quantityOf(after, lineId) > quantityOf(before, lineId));
  const first = grown[0];
  if (!first) return;
  throw new AppError(
    'OUT_OF_STOCK',
    `${first.missing} of ${first.sku} are missing for order ${before.number}. Ask for fewer, or take a backorder.`,
    { details: { short: grown.map((one) => ({ ...one, wanted: quantityOf(after, one.lineId) })) } },
  );
}

function quantityOf(order: LoadedOrder, lineId: string): number {
  return order.lines.find((line) => line.id === lineId)?.quantity ?? 0;
}

/** A discount on the whole order shrinks with what it was given for. */
function extrasFor(
  order: LoadedOrder,
  lines: readonly LoadedLine[],
  by: { revision: Revision; facts: OrderFacts },
): OrderExtras {
  const extras = extrasOf(order);
  const before = netOf(order.lines);
  const after = netOf(lines);
  const discountMinor =
    after < before && extras.discountMinor > 0
      ? scaleMinor(extras.discountMinor, { numerator: Math.max(0, after), denominator: before })
      : extras.discountMinor;
  const shippingMinor = by.revision.shippingMinor ?? extras.shippingMinor;
  const isSame = shippingMinor === extras.shippingMinor;
  const shippingTaxMinor = isSame
    ? extras.shippingTaxMinor
    : taxOn(shippingMinor, by.facts.business.taxRates.standard ?? 0);
  return { shippingMinor, shippingTaxMinor, discountMinor };
}

function netOf(lines: readonly LoadedLine[]): number {
  return lines.reduce((sum, line) => sum + line.grossMinor - line.discountMinor, 0);
}

function searchOf(order: LoadedOrder, lines: readonly LoadedLine[]): string {
  const known = new Set(order.search.split(' '));
  const added = lines
    .flatMap((line) => normaliseForSearch(`${line.sku} ${line.bundle?.sku ?? ''}`).split(' '))
    .filter((word) => word && !known.has(word));
  return [order.search, ...new Set(added)].filter(Boolean).join(' ');
}
