import { scaleMinor, sumMinor } from '#lib/money.ts';
import type { ChannelOrderLine } from '../order-shape.ts';
import type { ReadAmount } from '../read/read-amount.ts';
import type { NamedValue } from '../shapes.ts';
import type { WooLine } from './order-schema.ts';

/**
 * One line. `subtotal` (before coupons) and `total` are for the whole quantity and without tax. The numeric `price` is
 * rounded by the shop and not read. Where staff raised `total` above `subtotal`, there is no discount and `total` is the gross.
 */
export function readLine(line: WooLine, amount: ReadAmount): ChannelOrderLine {
  const totalMinor = amount(line.total, 'line_items.total');
  const subtotalMinor = line.subtotal === null ? totalMinor : amount(line.subtotal, 'line_items.subtotal');
  const grossMinor = Math.max(subtotalMinor, totalMinor);
  return {
    externalId: line.id,
    externalProductId: line.product_id,
    externalVariantId: line.variation_id ?? line.product_id,
    sku: line.sku,
    title: line.name ?? '',
    variantTitle: null,
    quantity: line.quantity,
    currentQuantity: line.quantity,
    unitPriceMinor:
      line.quantity > 0 ? scaleMinor(grossMinor, { numerator: 1, denominator: line.quantity }) : grossMinor,
    grossMinor,
    discountMinor: sumMinor([grossMinor, -totalMinor]),
    taxMinor: amount(line.total_tax, 'line_items.total_tax'),
    isShippable: true,
    isGiftCard: false,
    properties: readProperties(line.meta_data),
  };
}

/** What the customer chose and wrote; keys with a leading underscore are the plugins' own. */
function readProperties(meta: WooLine['meta_data']): NamedValue[] {
  return meta.flatMap(({ key, value }) =>
    key === null || key.startsWith('_') || typeof value !== 'string' ? [] : [{ name: key, value }],
  );
}
