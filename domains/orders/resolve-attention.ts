import type { Tx } from '#db/client.ts';
import { listVariants } from '#domains/catalog/list-variants.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';
import { command } from '../command.ts';
import { splitBundle } from './bundles/split-line.ts';
import { ResolveAttentionInput } from './input.ts';
import { type OrderFacts, readOrderFacts, type VariantFacts } from './order-facts.ts';
import { costOf } from './order-totals.ts';
import { findLine, loadOrder } from './steps/load-order.ts';
import { type LoadedLine, type LoadedOrder, nameOf, stockKind } from './steps/loaded-order.ts';
import { changeOfOrder } from './steps/order-parts.ts';
import { postChange } from './steps/post-change.ts';
import { promiseMissing } from './steps/promise-missing.ts';
import { requireStatus } from './steps/require-status.ts';
import { saveOrder } from './steps/save-order.ts';
import { extrasOf, settled, withTotals } from './steps/settle-order.ts';
import { changed, orderEvent, tellOrder } from './steps/tell-order.ts';

/**
 * Ends an order's need for attention: unknown lines are given their variants (and remembered for the channel, if
 * wanted), their cost is posted, and what is missing is promised. A bundle becomes lines of its components. Without unknown lines the order just goes on.
 * @throws CONFLICT while lines stay unknown, naming them, and for a line that is known already.
 */
export const resolveAttention = command('order.resolve', {
  input: ResolveAttentionInput,
  run: async (tx, input, ctx) => {
    const order = await loadOrder(tx, input.orderId);
    requireStatus(order, ['attention']);
    const facts = await readOrderFacts(tx, {
      channelId: order.channelId,
      variantIds: input.lines.map((one) => one.variantId),
      skus: [],
      day: order.day,
      paymentMethod: null,
      currency: order.currency,
      now: ctx.now,
    });
    const lines = identifyAll(order, input.lines, { facts, now: ctx.now });
    for (const wish of input.lines) findLine(order, wish.lineId);
    refuseUnknown(order, lines);
    const known = { ...order, lines, attentionReason: null, search: searchOf(order, facts.variants) };
    const { order: promised, short } = await promiseMissing(tx, known, ctx.now);
    const after = settled(withTotals(promised, extrasOf(order)));
    await postChange(tx, after, { kind: 'edit', ...changeOfOrder(order, after), now: ctx.now });
    await saveOrder(tx, after, ctx.now);
    await remember(tx, order, { wishes: input.lines.filter((one) => one.remember), now: ctx.now });
    return tellOrder(order, after, {
      result: { ...changed(after), short },
      events: [orderEvent(after, 'order.allocated', { short, resolved: input.lines })],
    });
  },
});

type By = { facts: OrderFacts; now: Date };

/** The first component of a bundle takes the line's own place, the others come after all lines. */
function identifyAll(
  order: LoadedOrder,
  wishes: readonly { lineId: string; variantId: string }[],
  by: By,
): LoadedLine[] {
  const named = order.lines.map((line) => {
    const wish = wishes.find((one) => one.lineId === line.id);
    if (!wish) return [line];
    return identify(
      line,
      by.facts.variants.find((one) => one.id === wish.variantId),
      by,
    );
  });
  const last = Math.max(0, ...order.lines.map((line) => line.position));
  const added = named.flatMap((parts) => parts.slice(1));
  return [
    ...named.map(([first]) => first!),
    ...added.map((line, at) => ({ ...line, position: last + at + 1 })),
  ];
}

function identify(line: LoadedLine, variant: VariantFacts | undefined, by: By): LoadedLine[] {
  if (!variant) {
    throw new AppError('NOT_FOUND', `${nameOf(line)}: there is no such variant.`, {
      details: { reason: 'gone', thing: 'variant' },
    });
  }
  if (line.variantId !== null) {
    throw new AppError('CONFLICT', `${nameOf(line)} is known already; edit the order to change it.`, {
      details: { reason: 'knownAlready', lineId: line.id, sku: line.sku || line.title },
    });
  }
  if (variant.kind === 'bundle') return identifyBundle(line, variant, by);
  const costMinor = costOf(variant.costMicros, line.quantity);
  return [{ ...line, variantId: variant.id, kind: variant.kind, costMinor }];
}

function identifyBundle(line: LoadedLine, bundle: VariantFacts, { facts, now }: By): LoadedLine[] {
  return splitBundle(line, { bundle, facts, now }).map(({ variant, ...part }, at) => ({
    ...line,
    ...part,
    id: at === 0 ? line.id : newId(now.getTime()),
    variantId: variant.id,
    kind: stockKind(variant),
    sku: variant.sku,
    title: variant.title,
    costMinor: costOf(variant.costMicros, part.quantity),
  }));
}

function refuseUnknown(order: LoadedOrder, lines: readonly LoadedLine[]): void {
  const unknown = lines.filter((line) => line.variantId === null && line.quantity > 0);
  if (unknown.length === 0) return;
  const names = unknown.map(nameOf).join(', ');
  throw new AppError(
    'CONFLICT',
    `Order ${order.number} still has unknown lines: ${names}. Say what they are.`,
    {
      details: {
        reason: 'unknownLeft',
        lineIds: unknown.map((line) => line.id),
        goods: unknown.map((line) => line.sku || line.title).join(', '),
      },
    },
  );
}

function searchOf(order: LoadedOrder, variants: readonly VariantFacts[]): string {
  return [order.search, ...variants.map((variant) => normaliseForSearch(variant.sku))].join(' ').trim();
}

/** The channel's word for the goods is kept, so that its next order finds the variant by itself. */
async function remember(
  tx: Tx,
  order: LoadedOrder,
  more: { wishes: readonly { lineId: string; variantId: string }[]; now: Date },
): Promise<void> {
  const rows = more.wishes.flatMap(({ lineId, variantId }) => {
    const { sku } = findLine(order, lineId);
    return sku ? [{ external_id: sku, variant_id: variantId, price_minor: null }] : [];
  });
  await listVariants(tx, { channelId: order.channelId, rows, at: more.now });
}
