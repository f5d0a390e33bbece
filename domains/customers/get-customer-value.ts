import type { Ctx } from '../context.ts';
import { allow, can } from '../team/can.ts';
import type { ChannelKind } from './list-customers.ts';

/** What a person bought in one channel: net sales of the orders placed there. */
export type ChannelShare = { id: string; name: string; kind: ChannelKind; orders: number; netMinor: number };

/**
 * What a person has been worth so far, in minor units of the reporting currency. Margins are null without the right to
 * see costs; the average is null before the first order.
 */
export type CustomerValue = {
  orders: number;
  grossMinor: number;
  netMinor: number;
  cm1Minor: number | null;
  /** Realised lifetime value: Σ CM2 to date. */
  cm2Minor: number | null;
  unitsWithoutCost: number;
  averageOrderMinor: number | null;
  /** Orders that were cancelled do not count. */
  firstOrderAt: string | null;
  lastOrderAt: string | null;
  channels: ChannelShare[];
  /** What is in net sales but in no order: goods that came back without an order of ours, corrections of imports. */
  looseMinor: number;
};

type InChannel = {
  id: string;
  name: string;
  kind: ChannelKind;
  orders: number;
  gross: number;
  discounts: number;
  returns: number;
  shipping: number;
  fees: number;
  fulfilment: number;
  handling: number;
  without: number;
};

const BY_CHANNEL = `
  select ch.id, ch.name, ch.kind, sum(p.orders)::bigint as orders, sum(p.gross_minor)::bigint as gross,
    sum(p.discounts_minor)::bigint as discounts, sum(p.returns_minor)::bigint as returns,
    sum(p.shipping_minor)::bigint as shipping, sum(p.fees_minor)::bigint as fees,
    sum(p.fulfilment_minor)::bigint as fulfilment, sum(p.handling_minor)::bigint as handling,
    sum(p.units_without_cost)::bigint as without
  from orders o join postings p on p.order_id = o.id and p.customer_id = o.customer_id
  join channels ch on ch.id = p.channel_id
  where o.customer_id = $1 group by ch.id, ch.name, ch.kind
  order by sum(p.gross_minor - p.discounts_minor - p.returns_minor) desc, ch.name, ch.id`;

type Now = {
  orders: number;
  gross: number;
  net: number;
  cost: number;
  first: Date | null;
  last: Date | null;
};

const NOW = `
  select coalesce(s.orders, 0) + coalesce(t.orders, 0) as orders,
    coalesce(s.gross_minor, 0) + coalesce(t.gross, 0) as gross, coalesce(s.net_minor, 0) + coalesce(t.net, 0) as net,
    coalesce(s.cost_minor, 0) + coalesce(t.cost, 0) as cost, o.first, o.last
  from (select sum(p.orders)::bigint as orders, sum(p.gross_minor)::bigint as gross,
      sum(p.gross_minor - p.discounts_minor - p.returns_minor)::bigint as net, sum(p.cogs_minor)::bigint as cost
    from postings p where p.customer_id = $1
      and p.written_in >= coalesce((select up_to from folds where name = 'postings'), '0'::xid8)) t
  cross join (select min(placed_at) as first, max(placed_at) as last from orders
    where customer_id = $1 and status <> 'cancelled') o
  left join customer_stats s on s.customer_id = $1`;

/**
 * A person's figures as of now: the sums kept with the person plus the postings that are not in them yet, so that they
 * are never behind the orders. What fees and parcels cost is read from the postings of the person's orders.
 */
export async function getCustomerValue(ctx: Ctx, customerId: string): Promise<CustomerValue> {
  allow(ctx.actor, 'customer.read');
  const read = ctx.db.$client;
  const [channels, now] = await Promise.all([
    read.query<InChannel>({ name: 'customer-channels', text: BY_CHANNEL, values: [customerId] }),
    read.query<Now>({ name: 'customer-now', text: NOW, values: [customerId] }),
  ]);
  return readValue(channels.rows, now.rows[0]!, can(ctx.actor, 'cost.read'));
}

function readValue(rows: readonly InChannel[], now: Now, maySeeCost: boolean): CustomerValue {
  const total = (pick: (row: InChannel) => number) => rows.reduce((sum, row) => sum + pick(row), 0);
  const net = (row: InChannel) => row.gross - row.discounts - row.returns;
  const ordered = total((row) => row.orders);
  const cm1Minor = now.net - now.cost;
  const cm2Minor = cm1Minor + total((row) => row.shipping - row.fees - row.fulfilment - row.handling);
  return {
    orders: now.orders,
    grossMinor: now.gross,
    netMinor: now.net,
    cm1Minor: maySeeCost ? cm1Minor : null,
    cm2Minor: maySeeCost ? cm2Minor : null,
    unitsWithoutCost: total((row) => row.without),
    averageOrderMinor: ordered > 0 ? Math.round(total((row) => row.gross - row.discounts) / ordered) : null,
    firstOrderAt: now.first?.toISOString() ?? null,
    lastOrderAt: now.last?.toISOString() ?? null,
    channels: rows.map((row) => ({
      id: row.id,
      name: row.name,
      kind: row.kind,
      orders: row.orders,
      netMinor: net(row),
    })),
    looseMinor: now.net - total(net),
  };
}
