import { orderAddresses, payments } from '#db/schema/index.ts';
import { mostWhole } from '#domains/fulfilment/routing/stored-decision.ts';
import { draftOrder, type OrderDraft, type SettledOrder } from '#domains/orders/draft-order.ts';
import type { OrderFacts, VariantFacts } from '#domains/orders/order-facts.ts';
import { taxOn } from '#domains/orders/order-totals.ts';
import { placedEvents } from '#domains/orders/place-order.ts';
import { stockKind } from '#domains/orders/steps/loaded-order.ts';
import type { OrderAddress, OrderHead } from '#domains/orders/write-order.ts';
import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';
import type { SeedChannel } from '../world/world.ts';
import type { Book, BookLine, BookOrder } from './book.ts';
import { reserveInBook } from './move-in-book.ts';
import type { Clue, KnownCustomer } from './recognise.ts';
import { postInBook, recordInBook } from './record.ts';
import { levelsFor } from './stock.ts';

/** A line that somebody orders. `unknown` stands for a SKU that only the channel knows. */
export type WantedLine = {
  variant: number;
  quantity: number;
  discountMinor: number;
  unknown?: { sku: string; title: string; unitPriceMinor: number };
};

/** An order as it comes in. */
export type WantedOrder = {
  id: string;
  at: number;
  channel: SeedChannel;
  externalId: string | null;
  customer: { name: string; clues: Clue[] } | null;
  lines: WantedLine[];
  shippingMinor: number;
  address: Omit<OrderAddress, 'kind'> | null;
  payment: { method: string; share: number } | null;
  note: string;
  /** The shop in which the customer stands. */
  standsAt: number | null;
  shipBy: number | null;
};

/** Takes an order into the books as `placeOrder` does, by the same decision. */
export function placeInBook(
  book: Book,
  wanted: WantedOrder,
): BookOrder & { customer: KnownCustomer | null; draft: OrderDraft } {
  const at = new Date(wanted.at);
  const facts = factsOf(book, wanted);
  const order = settle(book, wanted, facts);
  const draft = draftOrder(order, facts);
  const customer = wanted.customer
    ? book.directory.recognise({
        ...wanted.customer,
        country: wanted.address?.country || null,
        channelId: wanted.channel.id,
        source: wanted.channel.name,
        at: wanted.at,
      })
    : null;
  const head = headOf(wanted, { day: book.dayOf(wanted.at), customerId: customer?.id ?? null, order });
  const number = book.next.order++;
  const placed = openOrder(book, { wanted, head, order, draft, number });
  writeAround(book, placed, draft);
  recordInBook(book, at, 'order.place', {
    subjectKind: 'order',
    subjectId: wanted.id,
    summary: { number, status: draft.status, totalMinor: draft.totals.totalMinor, currency: order.currency },
    events: placedEvents(
      {
        id: wanted.id,
        number,
        status: draft.status,
        totalMinor: draft.totals.totalMinor,
        currency: order.currency,
      },
      { channelId: wanted.channel.id, order, draft },
    ),
  });
  book.orders.set(wanted.id, placed);
  for (const line of placed.state.lines) {
    if (!draft.plan.short.some((one) => one.key === line.id)) continue;
    const waiting = book.waiting.get(line.variant) ?? new Set();
    book.waiting.set(line.variant, waiting.add(wanted.id));
  }
  return Object.assign(placed, { customer, draft });
}

function factsOf(book: Book, wanted: WantedOrder): OrderFacts {
  const { channel } = wanted;
  const { reportingCurrency } = book.business;
  // An order that is to be paid later is taken without a way of paying.
  const method = wanted.payment && wanted.payment.share > 0 ? wanted.payment.method : null;
  const fees = channel.fees.filter((fee) => fee.method === null || fee.method === method);
  return {
    channel: { id: channel.id, currency: reportingCurrency, buffer: channel.buffer, name: channel.name },
    business: book.business,
    fees: {
      basisPoints: fees.reduce((sum, fee) => sum + fee.basisPoints, 0),
      fixedMinor: fees.reduce((sum, fee) => sum + fee.fixedMinor, 0),
    },
    rate: '1',
    variants: [],
  };
}

function settle(book: Book, wanted: WantedOrder, facts: OrderFacts): SettledOrder {
  const rate = facts.business.taxRates.standard ?? 0;
  const lines = wanted.lines.map((line) => {
    const variant = line.unknown ? null : variantFacts(book, wanted, line.variant);
    const unitPriceMinor = line.unknown?.unitPriceMinor ?? variant!.priceMinor;
    const grossMinor = unitPriceMinor * line.quantity;
    return {
      id: book.newId(wanted.at),
      externalId: null,
      variant,
      sku: line.unknown?.sku ?? variant!.sku,
      title: line.unknown?.title ?? variant!.title,
      quantity: line.quantity,
      unitPriceMinor,
      grossMinor,
      discountMinor: line.discountMinor,
      taxMinor: taxOn(grossMinor - line.discountMinor, rate),
    };
  });
  const order = {
    currency: facts.channel.currency,
    rate: '1',
    lines,
    shippingMinor: wanted.shippingMinor,
    shippingTaxMinor: taxOn(wanted.shippingMinor, rate),
    discountMinor: 0,
    paidMinor: 0,
  };
  const totalMinor =
    order.shippingMinor +
    order.shippingTaxMinor +
    lines.reduce((sum, line) => sum + line.grossMinor - line.discountMinor + line.taxMinor, 0);
  return { ...order, paidMinor: Math.round(totalMinor * (wanted.payment?.share ?? 0)) };
}

function variantFacts(book: Book, wanted: WantedOrder, index: number): VariantFacts {
  const { id, sku, title, priceMinor, costMicros } = book.world.variants[index]!;
  const levels = levelsFor(book.world, book.stock, {
    variant: index,
    channel: wanted.channel,
    standsAt: wanted.standsAt,
  });
  return { id, sku, title, kind: 'goods', priceMinor, costMicros, taxClass: 'standard', levels };
}

function headOf(
  wanted: WantedOrder,
  more: { day: string; customerId: string | null; order: SettledOrder },
): OrderHead {
  const { customer, address } = wanted;
  const at = new Date(wanted.at);
  const clue = (kind: Clue['kind']) => customer?.clues.find((one) => one.kind === kind)?.value;
  const words = [
    wanted.externalId,
    customer?.name,
    clue('phone'),
    clue('email'),
    address?.name,
    address?.phone,
  ];
  const skus = more.order.lines.map((line) => line.sku);
  return {
    id: wanted.id,
    channelId: wanted.channel.id,
    externalId: wanted.externalId,
    externalNumber: null,
    customerId: more.customerId,
    placedAt: at,
    day: more.day,
    shipBy: wanted.shipBy === null ? null : new Date(wanted.shipBy),
    search: normaliseForSearch([...words, ...skus].filter(Boolean).join(' ')),
    country: address?.country || null,
    note: wanted.note,
    tags: [],
    sourceStatus: null,
    sourceModifiedAt: null,
    addresses: address ? [{ kind: 'shipping', ...address }] : [],
    payments:
      more.order.paidMinor > 0
        ? [{ method: wanted.payment!.method, amountMinor: more.order.paidMinor, externalId: null, at }]
        : [],
  };
}

function openOrder(
  book: Book,
  facts: { wanted: WantedOrder; head: OrderHead; order: SettledOrder; draft: OrderDraft; number: number },
): BookOrder {
  const { wanted, head, order, draft, number } = facts;
  const at = new Date(wanted.at);
  const lines = order.lines.map(
    (line, index): BookLine => ({
      ...line,
      position: index + 1,
      variantId: line.variant?.id ?? null,
      kind: stockKind(line.variant),
      variant: line.variant ? wanted.lines[index]!.variant : -1,
      costMinor: draft.costs[index] ?? null,
      pickedQuantity: 0,
      picked: [],
      shippedQuantity: 0,
      returnedQuantity: 0,
      returnedMinor: 0,
      returnedTaxMinor: 0,
      returnedCostMinor: 0,
      reservations: [],
    }),
  );
  for (const part of draft.plan.parts) {
    const line = lines.find((one) => one.id === part.key)!;
    const { locationId, quantity } = part;
    line.reservations.push(reserveInBook(book, { variant: line.variant, locationId, quantity, at }));
  }
  const { plan, totals } = draft;
  return {
    state: {
      id: head.id,
      number,
      channelId: head.channelId,
      customerId: head.customerId,
      status: draft.status,
      attentionReason: draft.attentionReason,
      paymentStatus: draft.paymentStatus,
      currency: order.currency,
      rate: order.rate,
      day: head.day,
      version: 1,
      ...totals,
      paidMinor: order.paidMinor,
      refundedMinor: 0,
      locationId: draft.locationId,
      search: head.search,
      country: head.country,
      note: head.note,
      tags: head.tags,
      shippedAt: null,
      cancelledAt: null,
      cancelReason: null,
      business: book.business,
      lines,
    },
    head,
    routing: { reason: plan.reason, wholeAt: mostWhole(plan.wholeAt), short: plan.short },
    channel: wanted.channel,
    standsAt: wanted.standsAt,
    updatedAt: at,
    posted: [{ locationId: draft.locationId, amounts: draft.amounts, parts: draft.parts }],
    pending: 0,
  };
}

function writeAround(book: Book, { state, head }: BookOrder, draft: OrderDraft): void {
  for (const address of head.addresses) book.sink.write(orderAddresses, { orderId: head.id, ...address });
  for (const payment of head.payments) {
    book.sink.write(payments, { id: book.newId(payment.at.getTime()), orderId: head.id, ...payment });
  }
  postInBook(book, {
    kind: 'sale',
    at: head.placedAt,
    day: head.day,
    channelId: head.channelId,
    locationId: draft.locationId,
    customerId: state.customerId,
    orderId: head.id,
    amounts: draft.amounts,
    parts: draft.parts,
  });
}
