import type { Tx } from '#db/client.ts';
import { POSTING_AMOUNTS, receivableOf } from '#domains/money/posting.ts';
import { newId } from '#lib/ids.ts';
import type { OrderDraft, SettledOrder } from './draft-order.ts';

/** What an order is besides its lines and sums. */
export type OrderHead = {
  id: string;
  channelId: string;
  externalId: string | null;
  externalNumber: string | null;
  customerId: string | null;
  placedAt: Date;
  day: string;
  shipBy: Date | null;
  search: string;
  country: string | null;
  note: string;
  tags: string[];
  sourceStatus: string | null;
  sourceModifiedAt: Date | null;
  addresses: OrderAddress[];
  payments: { method: string; amountMinor: number; externalId: string | null; at: Date }[];
};

/** An address of the order, as the customer or the channel wrote it. */
export type OrderAddress = {
  kind: 'shipping' | 'billing';
  name: string;
  phone: string | null;
  email: string | null;
  lines: string;
  city: string;
  region: string;
  postcode: string;
  country: string;
};

const AMOUNT_COLUMNS = POSTING_AMOUNTS.map((name) =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
);

const WRITE = {
  name: 'write-order',
  text: `
    with head as (
      insert into orders (id, channel_id, external_id, external_number, customer_id, status, attention_reason,
        payment_status, currency, rate, placed_at, day, ship_by, gross_minor, discount_minor, shipping_minor, tax_minor,
        total_minor, paid_minor, units, location_id, routing, search, country, note, tags, source_status,
        source_modified_at, created_at, updated_at)
      select o.id, o.channel_id, o.external_id, o.external_number, o.customer_id, o.status, o.attention_reason,
        o.payment_status, o.currency, o.rate, o.placed_at, o.day, o.ship_by, o.gross_minor, o.discount_minor,
        o.shipping_minor, o.tax_minor, o.total_minor, o.paid_minor, o.units, o.location_id, o.routing, o.search, o.country,
        o.note, o.tags, o.source_status, o.source_modified_at, o.created_at, o.created_at
      from jsonb_populate_record(null::orders, $1::jsonb) o
      returning number
    ), lines as (
      insert into order_lines (id, order_id, position, external_id, variant_id, sku, title, quantity, unit_price_minor,
        gross_minor, discount_minor, tax_minor, cost_minor)
      select l.id, l.order_id, l.position, l.external_id, l.variant_id, l.sku, l.title, l.quantity, l.unit_price_minor,
        l.gross_minor, l.discount_minor, l.tax_minor, l.cost_minor
      from jsonb_populate_recordset(null::order_lines, $2::jsonb) l
    ), promised as (
      insert into reservations (id, variant_id, location_id, quantity, order_id, order_line_id, created_at)
      select r.id, r.variant_id, r.location_id, r.quantity, r.order_id, r.order_line_id, r.created_at
      from jsonb_populate_recordset(null::reservations, $3::jsonb) r
    ), addressed as (
      insert into order_addresses select * from jsonb_populate_recordset(null::order_addresses, $4::jsonb)
    ), paid as (
      insert into payments select * from jsonb_populate_recordset(null::payments, $5::jsonb)
    ), posted as (
      insert into postings (kind, at, day, channel_id, location_id, customer_id, order_id, receivable_minor,
        ${AMOUNT_COLUMNS.join(', ')})
      select 'sale', p.at, p.day, p.channel_id, p.location_id, p.customer_id, p.order_id, p.receivable_minor,
        ${AMOUNT_COLUMNS.map((name) => `p.${name}`).join(', ')}
      from jsonb_populate_record(null::postings, $6::jsonb) p
    )
    select number from head`,
};

/**
 * Writes a new order whole: head, lines, reservations, addresses, payments and its sale posting, in one statement.
 * The transaction fails with OUT_OF_STOCK where units were taken since the draft, and with a unique violation
 * where the order exists already.
 */
export async function writeOrder(
  tx: Tx,
  write: { head: OrderHead; order: SettledOrder; draft: OrderDraft; now: Date },
): Promise<{ number: number }> {
  const { rows } = await tx.$client.query<{ number: number }>({
    ...WRITE,
    values: [
      JSON.stringify(headRow(write)),
      JSON.stringify(lineRows(write)),
      JSON.stringify(reservationRows(write)),
      JSON.stringify(write.head.addresses.map((address) => ({ ...address, order_id: write.head.id }))),
      JSON.stringify(paymentRows(write)),
      JSON.stringify(postingRow(write)),
    ],
  });
  return { number: rows[0]!.number };
}

type Write = Parameters<typeof writeOrder>[1];

function headRow({ head, order, draft, now }: Write) {
  return {
    id: head.id,
    channel_id: head.channelId,
    external_id: head.externalId,
    external_number: head.externalNumber,
    customer_id: head.customerId,
    status: draft.status,
    attention_reason: draft.attentionReason,
    payment_status: draft.paymentStatus,
    currency: order.currency,
    rate: order.rate,
    placed_at: head.placedAt,
    day: head.day,
    ship_by: head.shipBy,
    gross_minor: draft.totals.grossMinor,
    discount_minor: draft.totals.discountMinor,
    shipping_minor: draft.totals.shippingMinor,
    tax_minor: draft.totals.taxMinor,
    total_minor: draft.totals.totalMinor,
    paid_minor: order.paidMinor,
    units: draft.totals.units,
    location_id: draft.locationId,
    routing: { reason: draft.plan.reason, wholeAt: draft.plan.wholeAt, short: draft.plan.short },
    search: head.search,
    country: head.country,
    note: head.note,
    tags: head.tags,
    source_status: head.sourceStatus,
    source_modified_at: head.sourceModifiedAt,
    created_at: now,
  };
}

function lineRows({ head, order, draft }: Write) {
  return order.lines.map((line, at) => ({
    id: line.id,
    order_id: head.id,
    position: at + 1,
    external_id: line.externalId,
    variant_id: line.variant?.id ?? null,
    sku: line.sku,
    title: line.title,
    quantity: line.quantity,
    unit_price_minor: line.unitPriceMinor,
    gross_minor: line.grossMinor,
    discount_minor: line.discountMinor,
    tax_minor: line.taxMinor,
    cost_minor: draft.costs[at] ?? null,
  }));
}

function reservationRows({ head, draft, now }: Write) {
  return draft.plan.parts.map((part) => ({
    id: newId(now.getTime()),
    variant_id: part.variantId,
    location_id: part.locationId,
    quantity: part.quantity,
    order_id: head.id,
    order_line_id: part.key,
    created_at: now,
  }));
}

function paymentRows({ head, now }: Write) {
  return head.payments.map((payment) => ({
    id: newId(now.getTime()),
    order_id: head.id,
    method: payment.method,
    amount_minor: payment.amountMinor,
    external_id: payment.externalId,
    at: payment.at,
  }));
}

function postingRow({ head, draft }: Write) {
  const amounts = Object.fromEntries(
    POSTING_AMOUNTS.map((name, at) => [AMOUNT_COLUMNS[at]!, draft.amounts[name] ?? 0] as const),
  );
  return {
    at: head.placedAt,
    day: head.day,
    channel_id: head.channelId,
    location_id: draft.locationId,
    customer_id: head.customerId,
    order_id: head.id,
    receivable_minor: receivableOf(draft.amounts),
    ...amounts,
  };
}
