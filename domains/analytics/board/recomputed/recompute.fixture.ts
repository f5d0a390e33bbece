import type { Database } from '#db/client.ts';
import { dayIn, daysBetween } from '#lib/time.ts';
import type { Period } from '../../period.ts';
import type { MetricKey } from '../metric-definitions.ts';
import {
  type Answering,
  answeredOf,
  creditsOf,
  readAnswerings,
  type SpokenTouch,
  waitsOf,
} from './recompute-talks.fixture.ts';

type Order = {
  id: string;
  channelId: string;
  customerId: string | null;
  status: string;
  placedAt: Date;
  day: string;
  shipBy: Date | null;
  shippedAt: Date | null;
};
type Posting = Record<string, number> & { orderId: string | null; channelId: string; day: string };
type Touch = SpokenTouch & { person: string | null };
type Outlook = { customerId: string; value: number };
type Journey = { orderId: string; isSeen: boolean; seconds: number };

/** Everything that the figures are reckoned from, as the rows stand. */
export type RawRows = {
  orders: Order[];
  postings: Posting[];
  touches: Touch[];
  outlooks: Outlook[];
  journeys: Journey[];
  waits: ReturnType<typeof waitsOf>;
  answerings: Answering[];
  credits: ReturnType<typeof creditsOf>;
};

/** Reads the raw rows of a small business. */
export async function readRawRows(db: Database, timeZone: string): Promise<RawRows> {
  const query = async <Row extends object>(text: string) => (await db.$client.query<Row>(text)).rows;
  const touches = await query<Omit<Touch, 'day'> & { at: Date }>(
    `select id, channel_id as "channelId", at, coalesce(customer_id::text, anonymous_id) as person, kind,
       customer_id as "customerId", anonymous_id as device, order_id as "orderId", campaign, direction, thread from touches`,
  );
  const dated = touches.map(({ at, ...touch }) => ({ ...touch, at, day: dayIn(timeZone, at) }));
  const answerings = await readAnswerings(db);
  const orders = await query<Order>(
    `select id, channel_id as "channelId", customer_id as "customerId", status, placed_at as "placedAt",
         day::text as day, ship_by as "shipBy", shipped_at as "shippedAt" from orders`,
  );
  return {
    orders,
    waits: waitsOf(dated, answerings),
    answerings,
    credits: creditsOf(orders, dated),
    postings: await query(
      `select order_id as "orderId", channel_id as "channelId", day::text as day, gross_minor as gross,
         discounts_minor as discounts, returns_minor as returns, shipping_minor as shipping, cogs_minor as cogs,
         fees_minor as fees, fulfilment_minor as fulfilment, handling_minor as handling, marketing_minor as marketing,
         fixed_minor as fixed, orders, units, returned_units as returned, units_without_cost as costless from postings`,
    ),
    touches: dated,
    outlooks: await query(
      `select customer_id as "customerId", value365_minor as value from customer_predictions
       where value365_minor is not null`,
    ),
    journeys: await query(
      `select e.order_id as "orderId", e.is_seen as "isSeen",
         coalesce((select sum(f.seconds) from effort_findings f where f.order_id = e.order_id), 0)::integer as seconds
       from order_efforts e`,
    ),
  };
}

const VISITS = ['view', 'search', 'cart', 'checkout', 'message', 'call', 'visit', 'ad_click'];
const FEWEST = { visits: 100, orders: 20, customers: 10, credited: 10, tracedShare: 0.2 };
const MONTH_DAYS = 30;

/**
 * Every figure of a channel, or of all (null), reckoned from single rows by the words of its definition and nothing else.
 * Written without looking at the rollups: it is what they are held against.
 */
export function recompute(
  raw: RawRows,
  wanted: { channelIds: readonly string[]; isAll: boolean; period: Period; now: Date; today: string },
): Record<MetricKey, number | null> {
  const { period, now, today, isAll } = wanted;
  const isIn = (row: { channelId: string; day: string }) =>
    (isAll || wanted.channelIds.includes(row.channelId)) && row.day >= period.from && row.day <= period.to;
  const books = readBooks(raw.postings.filter(isIn));
  const { net, marketing } = books;
  const placed = raw.orders.filter(isIn);
  const standing = placed.filter(({ status }) => status !== 'cancelled');
  const firsts = firstOrders(raw.orders);
  const known = standing.filter(({ customerId }) => customerId);
  const won = standing.filter((order) => order.customerId && firsts.get(order.customerId)?.id === order.id);
  const promised = standing.filter(
    ({ status, shipBy, shippedAt }) => shipBy && (status === 'shipped' ? shippedAt : shipBy < now),
  );
  const kept = promised.filter(
    ({ status, shipBy, shippedAt }) => status === 'shipped' && shippedAt! <= shipBy!,
  );
  const came = visitsOf(raw.touches.filter(isIn));
  const seen = wanted.channelIds.filter((id) => {
    const ofChannel = (row: { channelId: string }) => row.channelId === id;
    return visitsOf(raw.touches.filter(isIn).filter(ofChannel)) >= standing.filter(ofChannel).length;
  });
  const seenVisits = visitsOf(raw.touches.filter(isIn).filter(({ channelId }) => seen.includes(channelId)));
  const seenOrders = standing.filter(({ channelId }) => seen.includes(channelId)).length;
  const worth = worthOf(raw, won);
  const values = raw.outlooks.filter(({ customerId }) =>
    won.some((order) => order.customerId === customerId),
  );
  const cac = marketing / won.length;
  const hasWon = won.length >= FEWEST.customers;
  return {
    ...books,
    visits: came > 0 ? came : null,
    conversion: seenVisits >= FEWEST.visits ? seenOrders / seenVisits : null,
    newCustomers: won.length,
    returningRate: known.length >= FEWEST.orders ? (known.length - won.length) / known.length : null,
    cancelRate: placed.length >= FEWEST.orders ? (placed.length - standing.length) / placed.length : null,
    onTime: promised.length >= FEWEST.orders ? kept.length / promised.length : null,
    ...answeredOf(raw.waits.filter(isIn), raw.answerings, now),
    effort: effortOf(raw.journeys, standing),
    ...roasOf(raw, wanted, marketing),
    roas: marketing > 0 ? net / marketing : null,
    mer: isAll && marketing > 0 ? net / marketing : null,
    cac: hasWon && marketing > 0 ? Math.round(cac) : null,
    ltv: hasWon ? Math.round(worth / won.length) : null,
    ltvPredicted:
      values.length >= FEWEST.customers
        ? Math.round(values.reduce((sum, { value }) => sum + value, 0) / values.length)
        : null,
    ltvToCac: hasWon && marketing > 0 ? worth / marketing : null,
    payback: hasWon && marketing > 0 ? paidBackAfter(raw, won, { cac, today }) : null,
  };
}

/** What the books alone say. */
function readBooks(booked: readonly Posting[]) {
  const total = (name: string) => booked.reduce((sum, row) => sum + row[name]!, 0);
  const net = total('gross') - total('discounts') - total('returns');
  const cm1 = net - total('cogs');
  const cm2 = cm1 + total('shipping') - total('fees') - total('fulfilment') - total('handling');
  const spent = total('marketing') + total('fixed');
  const profit = cm2 - spent;
  const { orders, units } = { orders: total('orders'), units: total('units') };
  return {
    orders,
    units,
    gross: total('gross'),
    discounts: total('discounts'),
    returns: total('returns'),
    net,
    averageOrder: orders > 0 ? Math.round((total('gross') - total('discounts')) / orders) : null,
    returnRate: units > 0 ? total('returned') / units : null,
    cogs: total('cogs'),
    cm1,
    cm1Rate: net > 0 ? cm1 / net : null,
    shipping: total('shipping'),
    fees: total('fees'),
    fulfilment: total('fulfilment'),
    handling: total('handling'),
    cm2,
    cm2Rate: net > 0 ? cm2 / net : null,
    marketing: total('marketing'),
    cm3: cm2 - total('marketing'),
    fixed: total('fixed'),
    profit,
    roi: spent > 0 ? profit / spent : null,
    withoutCost: units > 0 ? total('costless') / units : null,
  };
}

function effortOf(journeys: readonly Journey[], standing: readonly Order[]): number | null {
  const ids = new Set(standing.map(({ id }) => id));
  const own = journeys.filter(({ orderId }) => ids.has(orderId));
  const traced = own.filter(({ isSeen }) => isSeen).length;
  if (own.length < FEWEST.orders || traced < own.length * FEWEST.tracedShare) return null;
  return own.reduce((sum, { seconds }) => sum + seconds, 0) / 60 / own.length;
}

/** By the ad that led to a channel of those wanted, whichever channel sold. */
function roasOf(
  raw: RawRows,
  { channelIds, isAll, period }: { channelIds: readonly string[]; isAll: boolean; period: Period },
  marketing: number,
) {
  const placed = new Map(
    raw.orders
      .filter(({ status, day }) => status !== 'cancelled' && day >= period.from && day <= period.to)
      .map(({ id }) => [id, 0]),
  );
  for (const row of raw.postings) {
    const net = row.gross! - row.discounts! - row.returns!;
    if (row.orderId && placed.has(row.orderId)) placed.set(row.orderId, placed.get(row.orderId)! + net);
  }
  const by = (model: 'first' | 'last') => {
    const own = raw.credits.filter(
      (one) => placed.has(one.orderId) && (isAll || channelIds.includes(one[model])),
    );
    const net = own.reduce((sum, { orderId }) => sum + placed.get(orderId)!, 0);
    return marketing > 0 && own.length >= FEWEST.credited ? net / marketing : null;
  };
  return { roasLast: by('last'), roasFirst: by('first') };
}

function firstOrders(orders: readonly Order[]): Map<string, Order> {
  const firsts = new Map<string, Order>();
  for (const order of orders) {
    if (!order.customerId || order.status === 'cancelled') continue;
    const known = firsts.get(order.customerId);
    const isEarlier =
      !known ||
      order.placedAt < known.placedAt ||
      (+order.placedAt === +known.placedAt && order.id < known.id);
    if (isEarlier) firsts.set(order.customerId, order);
  }
  return firsts;
}

function visitsOf(touches: readonly Touch[]): number {
  const visits = touches.filter(
    ({ kind, person, direction }) => person && VISITS.includes(kind) && direction !== 'out',
  );
  return new Set(visits.map(({ channelId, day, person }) => `${channelId} ${day} ${person}`)).size;
}

/** Margin 2 of the postings of these people's orders, with the days since their first orders. */
function postingsOf(raw: RawRows, won: readonly Order[]) {
  const byCustomer = new Map(won.map((order) => [order.customerId!, order]));
  const firstOf = new Map(
    raw.orders.flatMap((order) => {
      const first = order.customerId ? byCustomer.get(order.customerId) : undefined;
      return first ? [[order.id, first] as const] : [];
    }),
  );
  return raw.postings.flatMap((row) => {
    const first = row.orderId ? firstOf.get(row.orderId) : undefined;
    if (!first) return [];
    const cm2 =
      row.gross! - row.discounts! - row.returns! - row.cogs! + row.shipping! - row.fees! - row.fulfilment!;
    return [{ first, cm2: cm2 - row.handling!, days: Math.max(0, daysBetween(first.day, row.day)) }];
  });
}

function worthOf(raw: RawRows, won: readonly Order[]): number {
  return postingsOf(raw, won).reduce((sum, { cm2 }) => sum + cm2, 0);
}

function paidBackAfter(raw: RawRows, won: readonly Order[], { cac, today }: { cac: number; today: string }) {
  const postings = postingsOf(raw, won);
  let left = 0;
  for (let month = 1; ; month++) {
    const isOver = (first: Order) => daysBetween(first.day, today) >= month * MONTH_DAYS;
    const old = won.filter(isOver);
    if (old.length === 0) return null;
    const own = postings.filter(
      ({ first, days }) => isOver(first) && days >= (month - 1) * MONTH_DAYS && days < month * MONTH_DAYS,
    );
    left += own.reduce((sum, { cm2 }) => sum + cm2, 0) / old.length;
    if (left >= cac) return month;
  }
}
