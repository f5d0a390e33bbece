import { allocate, scaleMinor, sumMinor } from '#lib/money.ts';
import type { ChannelOrderLine } from '../order-shape.ts';
import type { ReadAmount } from '../read/read-amount.ts';
import { excludeTax, type StatedAmounts } from './exclude-tax.ts';
import type { ShopifyLine, ShopifyOrder, ShopifyShippingLine } from './order-schema.ts';

/** Lines and shipping of an order without the tax in their prices, and how much discount and tax they carry as displayed. */
export interface ReadLines {
  lines: ChannelOrderLine[];
  shipping: { amountMinor: number; discountMinor: number; taxMinor: number };
  allocatedDiscountMinor: number;
  allocatedTaxMinor: number;
}

/** Reads goods and shipping. The line of a tip (already in `total_tip_received`) and removed shipping are left out. */
export function readLines(order: ShopifyOrder, amount: ReadAmount): ReadLines {
  const goods = order.line_items.filter((line) => line.tip === undefined || line.tip === null);
  const shippingLines = order.shipping_lines.filter((line) => line.is_removed !== true);
  const isTaxIncluded = order.taxes_included === true;
  const stated = [
    ...goods.map((line) => stateLine(line, amount)),
    ...shippingLines.map((line) => stateShipping(line, amount)),
  ];
  const taxed = isTaxIncluded ? shareOrderTax(stated, amount(order.total_tax, 'total_tax')) : stated;
  const amounts = taxed.map((part) => ({ ...part, ...(isTaxIncluded ? excludeTax(part) : {}) }));
  const shipping = amounts.slice(goods.length);
  return {
    lines: goods.map((line, index) => toOrderLine(line, amounts[index] ?? NOTHING)),
    shipping: {
      amountMinor: sumMinor(shipping.map((part) => part.grossMinor)),
      discountMinor: sumMinor(shipping.map((part) => part.discountMinor)),
      taxMinor: sumMinor(shipping.map((part) => part.taxMinor)),
    },
    allocatedDiscountMinor: sumMinor(stated.map((part) => part.discountMinor)),
    allocatedTaxMinor: sumMinor(amounts.map((part) => part.taxMinor)),
  };
}

const NOTHING: StatedAmounts = { grossMinor: 0, discountMinor: 0, taxMinor: 0, taxRates: [] };

function stateLine(line: ShopifyLine, amount: ReadAmount): StatedAmounts {
  const allocations = line.discount_allocations.map((part) =>
    amount(part.amount, 'line_items.discount_allocations.amount'),
  );
  return {
    grossMinor: scaleMinor(amount(line.price, 'line_items.price'), {
      numerator: line.quantity,
      denominator: 1,
    }),
    discountMinor:
      allocations.length > 0
        ? sumMinor(allocations)
        : amount(line.total_discount, 'line_items.total_discount'),
    taxMinor: sumMinor(line.tax_lines.map((tax) => amount(tax.price, 'line_items.tax_lines.price'))),
    taxRates: line.tax_lines.map((tax) => tax.rate),
  };
}

function stateShipping(line: ShopifyShippingLine, amount: ReadAmount): StatedAmounts {
  const grossMinor = amount(line.price, 'shipping_lines.price');
  const allocations = line.discount_allocations.map((part) =>
    amount(part.amount, 'shipping_lines.discount_allocations.amount'),
  );
  const discountedMinor =
    line.discounted_price === null
      ? grossMinor
      : amount(line.discounted_price, 'shipping_lines.discounted_price');
  return {
    grossMinor,
    discountMinor: allocations.length > 0 ? sumMinor(allocations) : sumMinor([grossMinor, -discountedMinor]),
    taxMinor: sumMinor(line.tax_lines.map((tax) => amount(tax.price, 'shipping_lines.tax_lines.price'))),
    taxRates: line.tax_lines.map((tax) => tax.rate),
  };
}

/** Prices contain tax, but only the order says how much: the parts carry it in proportion to what was paid for them. */
function shareOrderTax(parts: StatedAmounts[], orderTaxMinor: number): StatedAmounts[] {
  const paid = parts.map((part) => Math.max(0, part.grossMinor - part.discountMinor));
  if (orderTaxMinor <= 0 || parts.some((part) => part.taxMinor !== 0) || paid.every((minor) => minor === 0))
    return parts;
  const shares = allocate(orderTaxMinor, paid);
  return parts.map((part, index) => ({ ...part, taxMinor: shares[index] ?? 0 }));
}

function toOrderLine(line: ShopifyLine, amounts: StatedAmounts): ChannelOrderLine {
  return {
    externalId: line.id,
    externalProductId: line.product_id,
    externalVariantId: line.variant_id,
    sku: line.sku,
    title: line.title ?? line.name ?? '',
    variantTitle: line.variant_title,
    quantity: line.quantity,
    currentQuantity: line.current_quantity ?? line.quantity,
    unitPriceMinor:
      line.quantity > 0
        ? scaleMinor(amounts.grossMinor, { numerator: 1, denominator: line.quantity })
        : amounts.grossMinor,
    grossMinor: amounts.grossMinor,
    discountMinor: amounts.discountMinor,
    taxMinor: amounts.taxMinor,
    isShippable: line.requires_shipping ?? true,
    isGiftCard: line.gift_card === true,
    properties: line.properties,
  };
}
