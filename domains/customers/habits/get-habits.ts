import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import type { ChannelKind } from '../list-customers.ts';
import { chooseHours, chooseMost, type Habit } from './choose-habits.ts';

/** A channel with its part of what somebody did: `count` of all that were looked at. */
export type ChannelCount = { name: string; kind: ChannelKind; count: number };

/** A kind of device, as sources name it (`ios`, `android`, `browser`), with its part of the contacts that named one. */
export type DeviceCount = { device: string; count: number };

/** Where and when a person comes to us, by what they did last; each with its evidence. */
export type CustomerHabits = {
  /** Where the newest orders were placed, and which channel stands out. */
  orders: { channels: ChannelCount[]; most: Habit<ChannelCount> };
  /** Where the person looked, asked and filled carts without ordering. */
  contacts: { channels: ChannelCount[]; most: Habit<ChannelCount> };
  /** From which kinds of device those contacts came, of those that told it; the most frequent first. */
  devices: { shares: DeviceCount[]; of: number };
  /** Whether on a phone, a tablet or a computer, of those that tracked events tell of; `unknown` where none can be told. */
  forms: { shares: DeviceCount[]; of: number };
  /** The hour at which the three busiest hours begin, on the business's clock. */
  hours: Habit<number>;
};

const NEWEST_ORDERS = 200;
const NEWEST_CONTACTS = 1_000;
const MOST_DEVICES = 6;

// Libraries of apps tell the device; the one of browsers tells that it is one.
const DEVICE = `coalesce(lower(nullif(left(t.detail ->> 'device', 40), '')),
  case when t.detail ->> 'library' like 'analytics.js%' then 'browser' end)`;

// Where a source names the form itself, that holds; else what was read from the browser's user agent.
const FORM = `case when t.detail ? 'library' or t.detail ? 'form' or t.detail ? 'device' then
  case when lower(t.detail ->> 'device') in ('phone', 'tablet', 'desktop') then lower(t.detail ->> 'device')
    when lower(t.detail ->> 'device') = 'mobile' then 'phone' else coalesce(t.detail ->> 'form', 'unknown') end end`;

// What staff wrote down came when staff had time; it says nothing of the person's hours and channels.
const READ = `
  with acts as materialized (
    (select o.channel_id, o.placed_at as at, true as is_order, null as device, null as form from orders o
      where o.customer_id = $1 and o.status <> 'cancelled' order by o.placed_at desc, o.id desc limit ${NEWEST_ORDERS})
    union all
    (select t.channel_id, t.at, false, ${DEVICE}, ${FORM} from touches t
      where t.customer_id = $1 and t.kind not in ('purchase', 'return') and not t.detail ? 'by' and t.direction is distinct from 'out'
      order by t.at desc, t.id desc limit ${NEWEST_CONTACTS})
  ), channels_used as (
    select a.is_order, ch.name, ch.kind, count(*)::integer as count
    from acts a join channels ch on ch.id = a.channel_id group by a.is_order, ch.id
  )
  select
    (select coalesce(json_agg(json_build_object('name', name, 'kind', kind, 'count', count) order by count desc, name), '[]')
      from channels_used where is_order) as orders,
    (select coalesce(json_agg(json_build_object('name', name, 'kind', kind, 'count', count) order by count desc, name), '[]')
      from channels_used where not is_order) as contacts,
    (select coalesce(json_agg(json_build_object('device', d.device, 'count', d.count) order by d.count desc, d.device), '[]')
      from (select a.device, count(*)::integer as count from acts a where a.device is not null group by a.device
        order by 2 desc, 1 limit ${MOST_DEVICES}) d) as devices,
    (select coalesce(json_agg(json_build_object('device', f.form, 'count', f.count) order by f.count desc, f.form), '[]')
      from (select a.form, count(*)::integer as count from acts a where a.form is not null group by a.form) f) as forms,
    (select json_agg(coalesce(h.count, 0) order by hour) from generate_series(0, 23) hour
      left join (select extract(hour from a.at at time zone b.time_zone)::integer as hour, count(*)::integer as count
        from acts a cross join business b group by 1) h using (hour)) as hours`;

type Row = {
  orders: ChannelCount[];
  contacts: ChannelCount[];
  devices: DeviceCount[];
  forms: DeviceCount[];
  hours: number[];
};

/** Where and when a person comes to us. Habits with too little behind them are null. @throws FORBIDDEN */
export async function getHabits(ctx: Ctx, customerId: string): Promise<CustomerHabits> {
  allow(ctx.actor, 'customer.read');
  const { rows } = await ctx.db.$client.query<Row>({
    name: 'customer-habits',
    text: READ,
    values: [customerId],
  });
  const { orders, contacts, devices, forms, hours } = rows[0]!;
  const most = (channels: readonly ChannelCount[]) =>
    chooseMost(channels.map((channel) => ({ value: channel, count: channel.count })));
  return {
    orders: { channels: orders, most: most(orders) },
    contacts: { channels: contacts, most: most(contacts) },
    devices: sharesOf(devices),
    forms: sharesOf(forms),
    hours: chooseHours(hours),
  };
}

function sharesOf(shares: DeviceCount[]): { shares: DeviceCount[]; of: number } {
  return { shares, of: shares.reduce((sum, { count }) => sum + count, 0) };
}
