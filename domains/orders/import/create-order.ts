import type { Tx } from '#db/client.ts';
import type { NewEvent } from '#domains/events/subscriptions.ts';
import { writePickups } from '#domains/fulfilment/pickup/write-pickup.ts';
import { newId } from '#lib/ids.ts';
import { cutText } from '#lib/text/clean-text.ts';
import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';
import type { ChannelOrder } from '../../channels/message.ts';
import { countryOf, readChannelClues, readChannelName } from '../../customers/read-channel-clues.ts';
import { recogniseCustomer } from '../../customers/recognise-customer.ts';
import { recordChannelConsents } from '../../customers/record-channel-consents.ts';
import { draftOrder, type SettledOrder } from '../draft-order.ts';
import { pickupOf, placedEvents } from '../place-order.ts';
import { promiseShipBy } from '../promise/promise-ship-by.ts';
import { type OrderHead, writeOrder } from '../write-order.ts';
import { addressesOf } from './read-addresses.ts';
import type { ImportFacts } from './read-import-facts.ts';
import type { OrderTarget } from './read-target.ts';
import { settleTarget } from './settle-target.ts';

const MAX_NOTE = 2_000;
const MAX_TAGS = 50;

/** What a new order of a channel is made from. */
export type NewImport = {
  channelId: string;
  slug: string;
  order: ChannelOrder;
  target: OrderTarget;
  known: ImportFacts;
  now: Date;
};

/** Writes an order that a channel took, with its customer, as a new one; what has happened to it since comes after. */
export async function createOrder(tx: Tx, from: NewImport): Promise<{ id: string; events: NewEvent[] }> {
  const settled = settleTarget(from.target, from);
  const draft = draftOrder(settled, from.known.facts);
  const customerId = await recogniseBuyer(tx, from);
  const head = headOf(from, settled, customerId);
  const written = { head, order: settled, draft, now: from.now };
  const { number } = await writeOrder(tx, written);
  await writePickups(tx, pickupOf(written));
  const placed = {
    id: head.id,
    number,
    status: draft.status,
    totalMinor: draft.totals.totalMinor,
    currency: settled.currency,
  };
  const events = placedEvents(placed, { channelId: from.channelId, order: settled, draft });
  return {
    id: head.id,
    events: from.target.isCancelled ? events.filter((event) => event.kind !== 'order.short') : events,
  };
}

/** The person behind the order, made when new; null when it names nobody. */
export async function recogniseBuyer(tx: Tx, from: Omit<NewImport, 'target'>): Promise<string | null> {
  const { order, slug, known } = from;
  const addresses = [order.shippingAddress, order.billingAddress];
  const country = countryOf([...addresses, ...(order.customer?.addresses ?? [])]);
  const clues = readChannelClues(order.customer, { slug, country: country ?? known.country, addresses });
  const name = readChannelName(order.customer, addresses);
  const person = { name, clues, country, locale: order.customer?.locale ?? null };
  const customerId = await recogniseCustomer(
    tx,
    { ...person, channelId: from.channelId, source: slug },
    from.now,
  );
  if (customerId && order.customer) {
    const stated = { consents: order.customer.consents, source: slug, now: order.modifiedAt };
    await recordChannelConsents(tx, customerId, stated);
  }
  return customerId;
}

/** The words under which an imported order is found. */
export function searchWords(order: ChannelOrder, skus: readonly string[]): string {
  const { customer, shippingAddress, billingAddress } = order;
  const words = [order.externalId, order.externalNumber, readChannelName(customer, [])];
  const ways = [customer?.email, customer?.phone];
  const addresses = [shippingAddress, billingAddress].flatMap((one) => [one?.name, one?.phone]);
  const unique = new Set([...words, ...ways, ...addresses, ...skus].filter(Boolean));
  return normaliseForSearch([...unique].join(' '));
}

function headOf(from: NewImport, settled: SettledOrder, customerId: string | null): OrderHead {
  const { order, known, target } = from;
  const paidAt = order.payments.find((payment) => payment.paidAt)?.paidAt ?? order.placedAt;
  return {
    id: newId(from.now.getTime()),
    channelId: from.channelId,
    externalId: order.externalId,
    externalNumber: order.externalNumber,
    customerId,
    placedAt: order.placedAt,
    day: known.day,
    shipBy: promiseShipBy(order.placedAt, known.facts),
    search: searchWords(
      order,
      settled.lines.flatMap((line) => (line.bundle ? [line.sku, line.bundle.sku] : [line.sku])),
    ),
    country: countryOf([order.shippingAddress, order.billingAddress]),
    note: cutText(order.note ?? '', MAX_NOTE),
    tags: order.tags.slice(0, MAX_TAGS),
    sourceStatus: order.sourceStatus,
    sourceModifiedAt: order.modifiedAt,
    addresses: addressesOf(order),
    payments:
      settled.paidMinor > 0
        ? [
            {
              method: target.paymentMethod,
              amountMinor: settled.paidMinor,
              externalId: `paid:${settled.paidMinor}`,
              at: paidAt,
            },
          ]
        : [],
  };
}
