import type { LoadedLine, LoadedOrder } from './loaded-order.ts';

/** A line of one unit that costs nothing, but for these facts. */
export function loadedLine(at: number, facts: Partial<LoadedLine>): LoadedLine {
  return {
    id: `line ${at}`,
    position: at,
    externalId: null,
    variantId: 'v',
    kind: 'goods',
    sku: `SKU ${at}`,
    title: '',
    quantity: 1,
    unitPriceMinor: 0,
    grossMinor: 0,
    discountMinor: 0,
    taxMinor: 0,
    costMinor: 0,
    pickedQuantity: 0,
    shippedQuantity: 0,
    returnedQuantity: 0,
    returnedMinor: 0,
    returnedTaxMinor: 0,
    returnedCostMinor: 0,
    picked: [],
    reservations: [],
    ...facts,
  };
}

/** A shipped order of these lines, without shipping costs or payments, but for these facts. */
export function loadedOrder(lines: LoadedLine[], more: Partial<LoadedOrder> = {}): LoadedOrder {
  const sum = (pick: (line: LoadedLine) => number) => lines.reduce((total, line) => total + pick(line), 0);
  return {
    id: 'o',
    number: 1,
    channelId: 'c',
    customerId: null,
    status: 'shipped',
    attentionReason: null,
    paymentStatus: 'unpaid',
    currency: 'EUR',
    rate: '1',
    day: '2026-03-10',
    version: 1,
    grossMinor: sum((line) => line.grossMinor),
    discountMinor: sum((line) => line.discountMinor),
    shippingMinor: 0,
    taxMinor: sum((line) => line.taxMinor),
    totalMinor: 0,
    paidMinor: 0,
    refundedMinor: 0,
    units: sum((line) => line.quantity),
    locationId: null,
    search: '',
    country: null,
    note: '',
    tags: [],
    shippedAt: null,
    cancelledAt: null,
    cancelReason: null,
    business: { reportingCurrency: 'EUR', timeZone: 'UTC', taxRates: {} },
    lines,
    ...more,
  };
}
