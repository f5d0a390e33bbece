import type { Tx } from '#db/client.ts';
import { record } from '#domains/events/record.ts';
import type { NewEvent } from '#domains/events/subscriptions.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';
import { dayIn } from '#lib/time.ts';
import type { CommandContext } from '../../../context.ts';
import { settleParts } from '../../bundles/split-line.ts';
import { draftOrder, type OrderDraft, type SettledOrder } from '../../draft-order.ts';
import { type OrderFacts, readOrderFacts } from '../../order-facts.ts';
import { onlyAt } from '../../place/settle-placed.ts';
import { type PlacedOrder, placedEvents } from '../../place-order.ts';
import { promiseShipBy } from '../../promise/promise-ship-by.ts';
import type { LoadedOrder } from '../../steps/loaded-order.ts';
import { type OrderAddress, type OrderHead, writeOrder } from '../../write-order.ts';
import type { Tender } from '../desk/split-refund.ts';
import { findVariant, type PricedUnits } from './price-new-lines.ts';

/** An order that follows from another one, priced and not yet promised. */
export type FollowingOrder = {
  id: string;
  lines: PricedUnits[];
  /** The shelf that it is taken from; null for wherever the channel is served. */
  locationId: string | null;
  note: string;
  /** How it is paid, once its total is known. */
  payWith: (totalMinor: number) => Tender[];
};

/** What was written, with the events that tell of it. */
export type WrittenOrder = { placed: PlacedOrder; payments: Tender[]; events: NewEvent[] };

/** Reads what a new order of the same channel and currency needs to know. @throws INVALID_INPUT without an exchange rate. */
export async function readFollowingFacts(
  tx: Tx,
  from: LoadedOrder,
  variantIds: readonly string[],
  now: Date,
): Promise<OrderFacts & { rate: string }> {
  const facts = await readOrderFacts(tx, {
    channelId: from.channelId,
    variantIds,
    skus: [],
    day: now.toISOString().slice(0, 10),
    paymentMethod: null,
    currency: from.currency,
    now,
  });
  if (facts.rate !== null) return { ...facts, rate: facts.rate };
  throw new AppError(
    'INVALID_INPUT',
    `No exchange rate is known for ${from.currency}; enter one under Settings, Currencies.`,
    { details: { reason: 'noRate', currency: from.currency } },
  );
}

/**
 * Writes a new order for the customer of another one: stock promised, sale posted, an audit row of its own. It goes to
 * the same address unless it is handed over at a shelf.
 * @throws OUT_OF_STOCK naming what is missing.
 */
export async function writeNewOrder(
  tx: Tx,
  from: LoadedOrder,
  order: FollowingOrder,
  known: { facts: OrderFacts & { rate: string }; ctx: CommandContext },
): Promise<WrittenOrder> {
  const { facts, ctx } = known;
  const addresses = order.locationId ? [] : await readAddresses(tx, from.id);
  const unpaid = settle(from, order, { facts, addresses, now: ctx.now });
  const payments = order.payWith(draftOrder(unpaid, facts).totals.totalMinor);
  const settled = { ...unpaid, paidMinor: payments.reduce((sum, one) => sum + one.amountMinor, 0) };
  const draft = draftOrder(settled, facts);
  refuseShort(settled, draft);
  const head = headOf(from, order, { facts, addresses, payments, settled, now: ctx.now });
  const { number } = await writeOrder(tx, { head, order: settled, draft, now: ctx.now });
  const { totalMinor } = draft.totals;
  const placed = { id: order.id, number, status: draft.status, totalMinor, currency: from.currency };
  await tellOf(tx, placed, ctx);
  return {
    placed,
    payments,
    events: placedEvents(placed, { channelId: from.channelId, order: settled, draft }),
  };
}

async function readAddresses(tx: Tx, orderId: string): Promise<OrderAddress[]> {
  const { rows } = await tx.$client.query<OrderAddress>(
    'select kind, name, phone, email, lines, city, region, postcode, country from order_addresses where order_id = $1',
    [orderId],
  );
  return rows;
}

function settle(
  from: LoadedOrder,
  order: FollowingOrder,
  known: { facts: OrderFacts & { rate: string }; addresses: OrderAddress[]; now: Date },
): SettledOrder {
  const { locationId } = order;
  const lines = order.lines.flatMap(({ variantId, ...amounts }) => {
    const variant = findVariant(known.facts, variantId);
    const { sku, title } = variant;
    const line = { id: newId(known.now.getTime()), externalId: null, variant, sku, title, ...amounts };
    const parts = settleParts(line, known.facts, known.now);
    return locationId === null ? parts : parts.map((part) => onlyAt(locationId, part));
  });
  return {
    currency: from.currency,
    rate: known.facts.rate,
    lines,
    shippingMinor: 0,
    shippingTaxMinor: 0,
    discountMinor: 0,
    paidMinor: 0,
    delivery: {
      address: known.addresses.find((one) => one.kind === 'shipping') ?? null,
      isOverCounter: locationId !== null,
      at: known.now,
    },
  };
}

function refuseShort(order: SettledOrder, draft: OrderDraft): void {
  if (draft.plan.short.length === 0) return;
  const short = draft.plan.short.map(({ key, quantity }) => {
    const line = order.lines.find((one) => one.id === key)!;
    const available = line.variant?.levels.reduce((sum, level) => sum + level.available, 0) ?? 0;
    return { sku: line.sku, wanted: line.quantity, missing: quantity, available };
  });
  const first = short[0]!;
  throw new AppError(
    'OUT_OF_STOCK',
    `There are ${first.available} of ${first.sku}, not ${first.wanted}. Choose something else, or another place.`,
    { details: { short } },
  );
}

function headOf(
  from: LoadedOrder,
  order: FollowingOrder,
  more: {
    facts: OrderFacts;
    addresses: OrderAddress[];
    payments: Tender[];
    settled: SettledOrder;
    now: Date;
  },
): OrderHead {
  const { facts, now } = more;
  const skus = more.settled.lines.map((line) => line.sku);
  const words = [...new Set([...from.search.split(' '), ...skus, String(from.number)])];
  return {
    id: order.id,
    channelId: from.channelId,
    externalId: null,
    externalNumber: null,
    customerId: from.customerId,
    placedAt: now,
    day: dayIn(facts.business.timeZone, now),
    shipBy: order.locationId ? null : promiseShipBy(now, facts),
    search: normaliseForSearch(words.join(' ')),
    country: from.country,
    note: order.note,
    tags: [],
    sourceStatus: null,
    sourceModifiedAt: null,
    addresses: more.addresses,
    payments: more.payments.map((one) => ({ ...one, externalId: null, at: now })),
  };
}

/** The audit log names who placed each order, also one that came with a command on another. */
async function tellOf(tx: Tx, placed: PlacedOrder, ctx: CommandContext): Promise<void> {
  const { id, ...summary } = placed;
  await record(tx, [
    {
      ctx: { ...ctx, commandId: newId(ctx.now.getTime()) },
      trace: { verb: 'order.place', subjectKind: 'order', subjectId: id, summary },
    },
  ]);
}
