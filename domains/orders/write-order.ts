import type { Tx } from '#db/client.ts';
import { columnsOf, type Row, rowLiterals } from '#db/row-literals.ts';
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

const ORDER = columnsOf(`
  id channel_id external_id external_number customer_id status attention_reason payment_status currency rate placed_at
  day ship_by gross_minor discount_minor shipping_minor tax_minor total_minor paid_minor units location_id routing
  search country note tags source_status source_modified_at created_at updated_at`);
const LINE = columnsOf(`
  id order_id position external_id variant_id sku title quantity unit_price_minor gross_minor discount_minor tax_minor
  cost_minor bundle_key bundle_sku bundle_title bundle_quantity`);
const RESERVATION = columnsOf('id variant_id location_id quantity order_id order_line_id created_at');
const ADDRESS = columnsOf('order_id kind name phone email lines city region postcode country');
const PAYMENT = columnsOf('id order_id method amount_minor external_id at');
const AMOUNTS = POSTING_AMOUNTS.map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
const POSTING = [
  ...columnsOf('kind at day channel_id location_id customer_id order_id receivable_minor'),
  ...AMOUNTS,
  'parts',
];

/** Type of db/sql/rows.sql → the columns that are written of it, in its order. */
export const ORDER_ROWS = {
  new_order: ORDER,
  new_order_line: LINE,
  new_reservation: RESERVATION,
  new_order_address: ADDRESS,
  new_payment: PAYMENT,
  new_posting: POSTING,
};

const WRITE = {
  name: 'write-orders',
  text: `
    with lines as (
      insert into order_lines (${LINE}) select ${LINE} from unnest($2::new_order_line[])
    ), promised as (
      insert into reservations (${RESERVATION}) select ${RESERVATION} from unnest($3::new_reservation[])
    ), addressed as (
      insert into order_addresses (${ADDRESS}) select ${ADDRESS} from unnest($4::new_order_address[])
    ), paid as (
      insert into payments (${PAYMENT}) select ${PAYMENT} from unnest($5::new_payment[])
    ), posted as (
      insert into postings (${POSTING}) select ${POSTING} from unnest($6::new_posting[])
    )
    insert into orders (${ORDER}) select ${ORDER} from unnest($1::new_order[]) returning id, number`,
};

/** A new order, ready to be written. */
export type NewOrder = { head: OrderHead; order: SettledOrder; draft: OrderDraft; now: Date };

/** Writes one new order; see `writeOrders`. */
export async function writeOrder(tx: Tx, write: NewOrder): Promise<{ number: number }> {
  const numbers = await writeOrders(tx, [write]);
  return { number: numbers.get(write.head.id)! };
}

/**
 * Writes new orders whole: heads, lines, reservations, addresses, payments and their sale postings, in one statement.
 * The transaction fails with OUT_OF_STOCK where units were taken since the draft, and with a unique violation
 * where an order exists already. Answers with the number of each id.
 */
export async function writeOrders(tx: Tx, writes: readonly NewOrder[]): Promise<Map<string, number>> {
  if (writes.length === 0) return new Map();
  const { rows } = await tx.$client.query<{ id: string; number: number }>({
    ...WRITE,
    values: [
      rowLiterals(ORDER, writes.map(headRow)),
      rowLiterals(LINE, writes.flatMap(lineRows)),
      rowLiterals(RESERVATION, writes.flatMap(reservationRows)),
      rowLiterals(ADDRESS, writes.flatMap(addressRows)),
      rowLiterals(PAYMENT, writes.flatMap(paymentRows)),
      rowLiterals(POSTING, writes.map(postingRow)),
    ],
  });
  return new Map(rows.map(({ id, number }) => [id, number]));
}

function headRow({ head, order, draft, now }: NewOrder): Row {
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
    routing: draft.routing,
    search: head.search,
    country: head.country,
    note: head.note,
    tags: head.tags,
    source_status: head.sourceStatus,
    source_modified_at: head.sourceModifiedAt,
    created_at: now,
    updated_at: now,
  };
}

function lineRows({ head, order, draft }: NewOrder): Row[] {
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
    bundle_key: line.bundle?.key ?? null,
    bundle_sku: line.bundle?.sku ?? null,
    bundle_title: line.bundle?.title ?? null,
    bundle_quantity: line.bundle?.quantity ?? null,
  }));
}

function reservationRows({ head, draft, now }: NewOrder): Row[] {
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

function addressRows({ head }: NewOrder): Row[] {
  return head.addresses.map((address) => ({ ...address, order_id: head.id }));
}

function paymentRows({ head, now }: NewOrder): Row[] {
  return head.payments.map((payment) => ({
    id: newId(now.getTime()),
    order_id: head.id,
    method: payment.method,
    amount_minor: payment.amountMinor,
    external_id: payment.externalId,
    at: payment.at,
  }));
}

function postingRow({ head, draft }: NewOrder): Row {
  const amounts = Object.fromEntries(
    POSTING_AMOUNTS.map((name, at) => [AMOUNTS[at]!, draft.amounts[name] ?? 0] as const),
  );
  return {
    kind: 'sale',
    at: head.placedAt,
    day: head.day,
    channel_id: head.channelId,
    location_id: draft.locationId,
    customer_id: head.customerId,
    order_id: head.id,
    receivable_minor: receivableOf(draft.amounts),
    ...amounts,
    parts: draft.parts.length > 0 ? JSON.stringify(draft.parts) : null,
  };
}
