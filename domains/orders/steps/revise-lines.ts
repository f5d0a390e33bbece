import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { settleParts } from '../bundles/split-line.ts';
import type { SettledLine } from '../draft-order.ts';
import type { EditOrder } from '../input.ts';
import type { OrderFacts, VariantFacts } from '../order-facts.ts';
import { costOf, taxOn } from '../order-totals.ts';
import { priceIn } from '../place/price-in.ts';
import { findLine } from './load-order.ts';
import { type LoadedLine, type LoadedOrder, nameOf, stockKind, untouched } from './loaded-order.ts';
import { rescaleLine } from './rescale-line.ts';

type NewLine = EditOrder['addLines'][number];

/**
 * The order's lines after an edit: changed ones in proportion, new ones at the channel's price, removed ones with
 * nothing left of them.
 * @throws CONFLICT below what has left of a line; INVALID_INPUT for a discount beyond the line; NOT_FOUND.
 */
export function reviseLines(
  order: LoadedOrder,
  edit: Pick<EditOrder, 'lines' | 'addLines' | 'bundles'>,
  facts: OrderFacts,
  now: Date,
): LoadedLine[] {
  const wishes = new Map(
    [...bundleWishes(order, edit.bundles ?? []), ...edit.lines].map((wish) => [
      findLine(order, wish.lineId).id,
      wish,
    ]),
  );
  const kept = order.lines.map((line) => {
    const wish = wishes.get(line.id);
    return wish ? revise(line, wish, { facts, orderId: order.id }) : line;
  });
  const last = Math.max(0, ...order.lines.map((line) => line.position));
  const added = edit.addLines
    .flatMap((wish) => addLines(wish, { order, facts, now }))
    .map((line, at) => ({ ...line, position: last + at + 1 }));
  return [...kept, ...added];
}

function revise(
  line: LoadedLine,
  wish: EditOrder['lines'][number],
  { facts, orderId }: { facts: OrderFacts; orderId: string },
): LoadedLine {
  const quantity = wish.quantity ?? line.quantity;
  if (quantity < line.shippedQuantity) {
    throw new AppError(
      'CONFLICT',
      `${nameOf(line)}: ${line.shippedQuantity} have left already, so it cannot become ${quantity}; take goods back with a return.`,
      {
        details: {
          reason: 'leftAlready',
          orderId,
          lineId: line.id,
          sku: line.sku || line.title,
          shipped: line.shippedQuantity,
          quantity,
        },
      },
    );
  }
  if (wish.unitPriceMinor !== undefined && line.returnedQuantity > 0) {
    throw new AppError(
      'CONFLICT',
      `${nameOf(line)}: units came back at the old price; it cannot change now.`,
      { details: { reason: 'oldPriceStays', sku: line.sku || line.title } },
    );
  }
  const variant = facts.variants.find((one) => one.id === line.variantId);
  const money = rescaleLine(
    line,
    {
      quantity,
      ...(wish.unitPriceMinor !== undefined && { unitPriceMinor: wish.unitPriceMinor }),
      ...(wish.discountMinor !== undefined && { discountMinor: wish.discountMinor }),
    },
    { taxBasisPoints: taxRate(variant, facts), costMicros: variant?.costMicros ?? null },
  );
  refuseDiscount(nameOf(line), money);
  return { ...line, ...money };
}

/** A bundle changes as a whole: every line of it by its units in one bundle. */
function bundleWishes(order: LoadedOrder, bundles: NonNullable<EditOrder['bundles']>): EditOrder['lines'] {
  return bundles.flatMap(({ bundleKey, quantity }) => {
    const parts = order.lines.filter((line) => line.bundle?.key === bundleKey);
    if (parts.length === 0) {
      throw new AppError('NOT_FOUND', `Order ${order.number} has no such bundle; load it again.`, {
        details: { reason: 'gone', thing: 'line', orderId: order.id, bundleKey },
      });
    }
    return parts.map((line) => ({ lineId: line.id, quantity: quantity * line.bundle!.quantity }));
  });
}

function addLines(wish: NewLine, more: { order: LoadedOrder; facts: OrderFacts; now: Date }): LoadedLine[] {
  const { facts, order, now } = more;
  const variant = facts.variants.find((one) => one.id === wish.variantId || one.sku === wish.sku);
  if (!variant) {
    throw new AppError('NOT_FOUND', `There is no variant ${wish.sku ?? wish.variantId}.`, {
      details: { reason: 'gone', thing: 'variant', sku: wish.sku ?? null },
    });
  }
  const unitPriceMinor = wish.unitPriceMinor ?? listPrice(variant, order, facts);
  const { quantity, discountMinor } = wish;
  const grossMinor = unitPriceMinor * quantity;
  refuseDiscount(variant.sku, { grossMinor, discountMinor });
  const ordered: SettledLine = {
    id: newId(now.getTime()),
    externalId: null,
    variant,
    sku: variant.sku,
    title: variant.title,
    quantity,
    unitPriceMinor,
    grossMinor,
    discountMinor,
    taxMinor: taxOn(grossMinor - discountMinor, taxRate(variant, facts)),
  };
  return settleParts(ordered, facts, now).map(newLine);
}

function newLine({ variant, bundle, ...line }: SettledLine): LoadedLine {
  return {
    ...line,
    position: 0,
    variantId: variant?.id ?? null,
    kind: stockKind(variant),
    costMinor: costOf(variant?.costMicros ?? null, line.quantity),
    bundle: bundle ?? null,
    ...untouched(),
  };
}

function listPrice(variant: VariantFacts, order: LoadedOrder, facts: OrderFacts): number {
  const priceMinor = priceIn(variant, order.currency, facts);
  if (priceMinor !== null) return priceMinor;
  throw new AppError('INVALID_INPUT', `${variant.sku} has no price in ${order.currency}; state its price.`, {
    details: { reason: 'noPriceIn', sku: variant.sku, currency: order.currency },
  });
}

function taxRate(variant: VariantFacts | undefined, facts: OrderFacts): number {
  return facts.business.taxRates[variant?.taxClass ?? 'standard'] ?? 0;
}

function refuseDiscount(name: string, line: { grossMinor: number; discountMinor: number }): void {
  if (line.discountMinor <= Math.max(0, line.grossMinor)) return;
  throw new AppError('INVALID_INPUT', `${name}: the discount is more than the line is worth.`, {
    details: { reason: 'discountTooMuch', sku: name },
  });
}
