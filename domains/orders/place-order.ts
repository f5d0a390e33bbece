import type { Tx } from '#db/client.ts';
import { recogniseCustomer } from '#domains/customers/recognise-customer.ts';
import type { NewEvent } from '#domains/events/subscriptions.ts';
import { type NewPickup, writePickups } from '#domains/fulfilment/pickup/write-pickup.ts';
import { type LiveRules, readLoyaltyRules } from '#domains/loyalty/rules/read-rules.ts';
import { spendPoints } from '#domains/loyalty/spending/spend-points.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { toE164 } from '#lib/phone.ts';
import { dayIn } from '#lib/time.ts';
import type { Outcome } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { groupCommand, type Request } from '../group-command.ts';
import { draftOrder, type OrderDraft, type SettledOrder } from './draft-order.ts';
import { readFreeFacts } from './holds/read-free-facts.ts';
import { claimHold, closeHold } from './holds/use-hold.ts';
import { type PlaceOrder, PlaceOrderInput } from './input.ts';
import type { OrderFacts } from './order-facts.ts';
import type { OrderStatus } from './order-status.ts';
import { headOf } from './place/head-of.ts';
import { type PointsWish, payWithPoints } from './place/pay-with-points.ts';
import { type FactsAtHand, settlePlaced } from './place/settle-placed.ts';
import { promiseShipBy } from './promise/promise-ship-by.ts';
import { type NewOrder, writeOrders } from './write-order.ts';

/** What the one who ordered is told. */
export type PlacedOrder = {
  id: string;
  number: number;
  status: OrderStatus;
  totalMinor: number;
  currency: string;
};

/**
 * Takes in an order of our own: prices from the catalogue, stock reserved, the sale posted, its customer's points taken
 * where some are used, in one transaction.
 * @throws OUT_OF_STOCK naming the lines and what is left, when `onShort` is `refuse` and units are missing.
 * @throws NOT_FOUND for an unknown SKU; INVALID_INPUT when somebody states a price who may not; CONFLICT for points that
 * the customer has not, or that the rules do not allow.
 */
export const placeOrder = groupCommand('order.place', {
  input: PlaceOrderInput,
  together: ({ channelId, payment, currency, pickup, holdKey, points }, now) => {
    // One that takes a hold over or uses points goes alone: its refusal gives them back.
    const alone = holdKey || points ? newId() : '';
    return [channelId, payment?.method, currency, pickup?.locationId, minuteOf(now), alone].join(' ');
  },
  run: async (tx, requests) => {
    const { facts, events, holdId } = await readFacts(tx, requests);
    const outcomes: (PreparedOrder | AppError)[] = [];
    for (const { input, ctx } of requests) {
      const order = prepare(input, facts, ctx);
      outcomes.push(order);
      if (order instanceof AppError) continue;
      order.head.customerId ??= await recognise(tx, input, facts, ctx.now);
      takeUnits(facts, order.draft);
    }
    const orders = outcomes.flatMap((outcome) => (outcome instanceof AppError ? [] : [outcome]));
    const numbers = await writeOrders(tx, orders);
    await writePickups(tx, orders.flatMap(pickupOf));
    for (const [at, { ctx }] of requests.entries()) await takePoints(tx, ctx, outcomes[at]!);
    const [first] = outcomes;
    if (first && holdId) await closeHoldFor(tx, holdId, first);
    const told = outcomes.map((outcome) =>
      outcome instanceof AppError ? outcome : tellPlaced(outcome, numbers.get(outcome.head.id)!),
    );
    return withFreed(told, events);
  },
});

/** What the orders of a group need to know. */
type Known = FactsAtHand & {
  /** The rules of the loyalty programme, where points are used. */
  loyalty: LiveRules | null;
  /** The business's day of this minute, and when an order of now should leave. */
  day: string;
  shipBy: Date | null;
};

/** An order that is decided and not written, and the points that are to be taken for it. */
type PreparedOrder = NewOrder & { points: PointsWish | null };

/** One order of the group; or why it is refused. */
function prepare(input: PlaceOrder, facts: Known, ctx: CommandContext): PreparedOrder | AppError {
  try {
    const { order, wish } = payWithPoints(settlePlaced(input, facts, ctx), input, facts.loyalty);
    const draft = draftOrder(order, facts);
    if (input.onShort === 'refuse') refuseShort(order, draft, facts);
    const id = input.id ?? newId(ctx.now.getTime());
    const head = headOf(input, { id, order, known: facts, now: ctx.now });
    return { head, order, draft, now: ctx.now, points: wish };
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

async function takePoints(tx: Tx, ctx: CommandContext, outcome: PreparedOrder | AppError): Promise<void> {
  if (outcome instanceof AppError || outcome.points === null) return;
  await spendPoints(tx, ctx, { ...outcome.points, orderId: outcome.head.id });
}

function tellPlaced({ head, order, draft, points }: PreparedOrder, number: number): Outcome<PlacedOrder> {
  const summary = {
    number,
    status: draft.status,
    totalMinor: draft.totals.totalMinor,
    currency: order.currency,
  };
  const result: PlacedOrder = { id: head.id, ...summary };
  return {
    result,
    subjectKind: 'order',
    subjectId: head.id,
    summary: points ? { ...summary, points: points.points, pointsMinor: points.amountMinor } : summary,
    events: [
      ...placedEvents(result, { channelId: head.channelId, order, draft }),
      ...(points
        ? [{ kind: 'customer.changed' as const, subjectKind: 'customer', subjectId: points.customerId }]
        : []),
    ],
  };
}

/** Where the customer of a new order comes for it; nothing for one that is sent. Pure. */
export function pickupOf({ head, order, now }: NewOrder): NewPickup[] {
  const { pickup } = order.delivery ?? {};
  return pickup ? [{ ...pickup, orderId: head.id, now }] : [];
}

/** What is told of a new order, by every way in. */
export function placedEvents(
  order: PlacedOrder,
  more: { channelId: string; order: SettledOrder; draft: OrderDraft },
): NewEvent[] {
  const event = { subjectKind: 'order', subjectId: order.id, channelId: more.channelId };
  const payload = {
    number: order.number,
    status: order.status,
    totalMinor: order.totalMinor,
    currency: order.currency,
  };
  const events: NewEvent[] = [{ ...event, kind: 'order.placed', payload }];
  const { pickup } = more.order.delivery ?? {};
  if (pickup) {
    const { locationId } = pickup;
    const away = more.draft.plan.parts.filter((part) => part.locationId !== locationId);
    const toBring = away.reduce((sum, part) => sum + part.quantity, 0);
    events.push({
      ...event,
      kind: 'order.pickup_arranged',
      payload: { number: order.number, status: order.status, locationId, toBring },
    });
  }
  if (order.status === 'backorder')
    events.push({ ...event, kind: 'order.short', payload: { short: more.draft.plan.short } });
  if (order.status === 'attention') {
    events.push({ ...event, kind: 'order.attention', payload: { reason: more.draft.attentionReason } });
  }
  return events;
}

/** The facts of a group, whose requests are alike in all but their lines. */
async function readFacts(
  tx: Tx,
  requests: readonly Request<PlaceOrder>[],
): Promise<{ facts: Known; events: NewEvent[]; holdId: string | null }> {
  const { input, ctx } = requests[0]!;
  const { channelId, holdKey } = input;
  const holdId = holdKey ? await claimHold(tx, { channelId, key: holdKey, now: ctx.now }) : null;
  const lines = requests.flatMap((request) => request.input.lines);
  const wanted = {
    channelId,
    variantIds: lines.flatMap((line) => line.variantId ?? []),
    skus: lines.flatMap((line) => line.sku ?? []),
    day: ctx.now.toISOString().slice(0, 10),
    paymentMethod: input.payment?.method ?? null,
    currency: input.currency ?? null,
    pickupAt: input.pickup?.locationId ?? null,
    now: ctx.now,
  };
  const { facts, events } = await readFreeFacts(tx, wanted, holdId);
  const loyalty = input.points === undefined ? null : await readLoyaltyRules(tx);
  return { facts: knownOf(facts, loyalty, ctx.now), events, holdId };
}

function knownOf(facts: OrderFacts, loyalty: LiveRules | null, now: Date): Known {
  return {
    ...facts,
    loyalty,
    byId: new Map(facts.variants.map((variant) => [variant.id, variant])),
    bySku: new Map(facts.variants.map((variant) => [variant.sku, variant])),
    day: dayIn(facts.business.timeZone, now),
    shipBy: promiseShipBy(now, facts),
  };
}

/** A refused order leaves its hold as it was: the refusal undoes all. */
async function closeHoldFor(tx: Tx, holdId: string, outcome: NewOrder | AppError): Promise<void> {
  if (outcome instanceof AppError) throw outcome;
  await closeHold(tx, holdId, { orderId: outcome.head.id, now: outcome.now });
}

/** Units that carts lost may serve others: told with the first order that was taken. */
function withFreed(
  told: (Outcome<PlacedOrder> | AppError)[],
  events: readonly NewEvent[],
): (Outcome<PlacedOrder> | AppError)[] {
  const at = told.findIndex((one) => !(one instanceof AppError));
  // Where nobody was served nothing is to be told, so nothing may be done either.
  if (at === -1 && events.length > 0) throw told[0];
  return told.map((one, index) =>
    index !== at || one instanceof AppError ? one : { ...one, events: [...(one.events ?? []), ...events] },
  );
}

/** Wherever the business is, its day changes with a minute. */
function minuteOf(now: Date): string {
  return now.toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length);
}

/** What this order was promised is not there for the next one of its group, and its places' days are fuller. */
function takeUnits(facts: Known, draft: OrderDraft): void {
  for (const { variantId, locationId, quantity } of draft.plan.parts) {
    const level = facts.byId.get(variantId)!.levels.find((one) => one.locationId === locationId)!;
    level.available -= quantity;
  }
  const today = facts.routing?.ordersToday ?? {};
  for (const id of new Set(draft.plan.parts.map((part) => part.locationId))) today[id] = (today[id] ?? 0) + 1;
}

function refuseShort(order: SettledOrder, draft: OrderDraft, facts: OrderFacts): void {
  if (draft.plan.short.length === 0) return;
  const { pickup } = facts;
  const short = draft.plan.short.map(({ key, quantity }) => {
    const line = order.lines.find((one) => one.id === key)!;
    const everywhere = line.variant?.levels.reduce((sum, level) => sum + level.available, 0) ?? 0;
    const bundle = line.bundle ? { bundle: line.bundle.sku } : {};
    const wanted = { sku: line.sku, wanted: line.quantity, missing: quantity };
    if (!pickup) return { ...wanted, available: everywhere, ...bundle };
    const here = line.variant?.levels.find((level) => level.locationId === pickup.locationId);
    const available = here?.available ?? 0;
    return { ...wanted, available, elsewhere: everywhere - available, ...bundle };
  });
  const first = short[0]!;
  if (pickup) {
    const message = `${pickup.name} can have ${Math.max(0, first.wanted - first.missing)} of ${first.sku}, not ${first.wanted}. Order fewer, have it brought (onShort: bring), or wait for it there (onShort: backorder).`;
    throw new AppError('OUT_OF_STOCK', message, { details: { place: pickup.name, short } });
  }
  const message = `${facts.channel.name} can have ${Math.max(0, first.wanted - first.missing)} of ${first.sku}, not ${first.wanted}. Order fewer, or take a backorder.`;
  throw new AppError('OUT_OF_STOCK', message, { details: { short } });
}

async function recognise(tx: Tx, input: PlaceOrder, facts: OrderFacts, now: Date): Promise<string | null> {
  const { customer } = input;
  if (!customer) return null;
  const country = input.shippingAddress?.country || null;
  const phone = customer.phone ? toE164(customer.phone, country ?? facts.business.country ?? null) : null;
  return recogniseCustomer(
    tx,
    {
      name: customer.name ?? input.shippingAddress?.name ?? '',
      clues: [
        ...(phone ? [{ kind: 'phone' as const, value: phone }] : []),
        ...(customer.email ? [{ kind: 'email' as const, value: customer.email.toLowerCase() }] : []),
      ],
      country,
      locale: null,
      channelId: input.channelId,
      source: facts.channel.name,
    },
    now,
  );
}
