import { decimalFromMinor } from '#lib/money.ts';
import type { BookOrder } from '../book/book.ts';

/** A message of a channel as it came in: headers in small letters, and the body. */
export type ChannelMessageSent = { topic: string; headers: Record<string, string>; body: Buffer };

/** What the channel's connector would read as this order: WooCommerce's words for the web shop, our own elsewhere. */
export function messageOf(order: BookOrder, deliveryId: string): ChannelMessageSent {
  const isWoo = order.channel.connector === 'woocommerce';
  const topic = isWoo ? 'order.created' : 'order';
  const json = isWoo ? wooOrder(order) : ownOrder(order);
  const named: Record<string, string> = isWoo
    ? { 'x-wc-webhook-topic': topic, 'x-wc-webhook-delivery-id': deliveryId }
    : { 'x-pishkhan-topic': topic, 'x-pishkhan-delivery-id': deliveryId };
  return {
    topic,
    headers: { 'content-type': 'application/json', ...named },
    body: Buffer.from(JSON.stringify(json)),
  };
}

function ownOrder({ state, head }: BookOrder): Record<string, unknown> {
  return {
    externalId: head.externalId,
    placedAt: head.placedAt,
    currency: state.currency,
    totalMinor: state.totalMinor,
    shippingMinor: state.shippingMinor,
    shippingTaxMinor: shippingTax(state),
    financialStatus: state.paymentStatus === 'paid' ? 'paid' : 'pending',
    lines: state.lines.map((line) => ({
      externalId: String(line.position),
      sku: line.sku,
      title: line.title,
      quantity: line.quantity,
      unitPriceMinor: line.unitPriceMinor,
      discountMinor: line.discountMinor,
      taxMinor: line.taxMinor,
    })),
    note: head.note || null,
  };
}

function wooOrder({ state, head }: BookOrder): Record<string, unknown> {
  const amount = (minor: number) => decimalFromMinor(minor, state.currency);
  const [address] = head.addresses;
  const placedAt = head.placedAt.toISOString().slice(0, 19);
  const [first = '', ...rest] = (address?.name ?? '').split(' ');
  const person = { first_name: first, last_name: rest.join(' ') };
  const place = {
    ...person,
    address_1: address?.lines ?? '',
    city: address?.city ?? '',
    state: address?.region ?? '',
    postcode: address?.postcode ?? '',
    country: address?.country ?? '',
  };
  return {
    id: Number(head.externalId),
    number: head.externalId,
    status: state.paymentStatus === 'paid' ? 'processing' : 'on-hold',
    currency: state.currency,
    date_created_gmt: placedAt,
    date_modified_gmt: placedAt,
    date_paid_gmt: state.paymentStatus === 'paid' ? placedAt : null,
    discount_total: amount(state.discountMinor),
    shipping_total: amount(state.shippingMinor),
    shipping_tax: amount(shippingTax(state)),
    total: amount(state.totalMinor),
    total_tax: amount(state.taxMinor),
    prices_include_tax: false,
    customer_note: head.note,
    billing: { ...place, email: address?.email ?? '', phone: address?.phone ?? '' },
    shipping: place,
    payment_method: head.payments[0]?.method ?? 'cod',
    line_items: state.lines.map((line) => ({
      id: line.position,
      name: line.title,
      quantity: line.quantity,
      subtotal: amount(line.grossMinor),
      total: amount(line.grossMinor - line.discountMinor),
      total_tax: amount(line.taxMinor),
      sku: line.sku,
    })),
  };
}

function shippingTax(state: BookOrder['state']): number {
  return state.taxMinor - state.lines.reduce((sum, line) => sum + line.taxMinor, 0);
}
