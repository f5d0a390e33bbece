import type { Reader } from '#db/client.ts';
import { LONGEST_AFTER_DAYS, LONGEST_BEFORE_DAYS } from '../rule/effort-minutes.ts';
import type { Journey, JourneyChange, JourneyPickup, JourneyReturn, JourneyTouch } from '../rule/journey.ts';

/** A journey, with the day on which it counts. */
export type DatedJourney = Journey & { day: string };

type OrderRow = Omit<Journey['order'], 'id'> & {
  orderId: string;
  day: string;
  devices: string[];
  previousSeconds: number | null;
  nextSeconds: number | null;
  pickup: JourneyPickup | null;
};

/**
 * Everything that may tell of the way to the given orders and from them, four questions however many they are. Orders
 * that are gone are left out.
 */
export async function readJourneys(reader: Reader, orderIds: readonly string[]): Promise<DatedJourney[]> {
  const { $client: client } = reader;
  const orders = await client.query<OrderRow>({ name: 'effort-orders', text: ORDERS, values: [orderIds] });
  const touches = await client.query<JourneyTouch & { ofOrder: string }>({
    name: 'effort-touches',
    text: TOUCHES,
    values: [orderIds],
  });
  const returns = await client.query<JourneyReturn & { ofOrder: string }>({
    name: 'effort-returns',
    text: RETURNS,
    values: [orderIds],
  });
  const changes = await client.query<JourneyChange & { ofOrder: string }>({
    name: 'effort-changes',
    text: CHANGES,
    values: [orderIds],
  });
  const touchesOf = Map.groupBy(touches.rows, ({ ofOrder }) => ofOrder);
  const returnsOf = Map.groupBy(returns.rows, ({ ofOrder }) => ofOrder);
  const changesOf = Map.groupBy(changes.rows, ({ ofOrder }) => ofOrder);
  return orders.rows.map(({ orderId, day, devices, previousSeconds, nextSeconds, pickup, ...order }) => ({
    day,
    order: { id: orderId, ...order },
    devices,
    previousSeconds,
    nextSeconds,
    touches: touchesOf.get(orderId) ?? [],
    returns: returnsOf.get(orderId) ?? [],
    pickup,
    changes: (changesOf.get(orderId) ?? []).map(({ kind, atSeconds }) => ({ kind, atSeconds })),
  }));
}

const seconds = (instant: string) => `floor(extract(epoch from ${instant}))::float8`;

const DEVICES = `select distinct p.anonymous_id as device from touches p
  where p.order_id = o.id and p.kind = 'purchase' and p.anonymous_id is not null`;

/** What was bought on the same devices besides. */
const OTHERS = `(${DEVICES}) d join touches p on p.anonymous_id = d.device and p.kind = 'purchase' and p.order_id <> o.id
  and p.at between o.placed_at - interval '${LONGEST_BEFORE_DAYS} days' and o.placed_at + interval '${LONGEST_AFTER_DAYS} days'`;

const ORDERS = `
  select o.id as "orderId", o.channel_id as "channelId", o.customer_id as "customerId", o.day::text as day,
    ${seconds('o.placed_at')} as "placedSeconds", ${seconds('o.ship_by')} as "promisedSeconds",
    ${seconds('o.shipped_at')} as "shippedSeconds", o.status = 'cancelled' as "isCancelled",
    array(${DEVICES}) as devices,
    ${seconds(`greatest(
      (select b.placed_at from orders b where b.customer_id = o.customer_id and (b.placed_at, b.id) < (o.placed_at, o.id)
        order by b.placed_at desc, b.id desc limit 1), (select max(p.at) from ${OTHERS} and p.at < o.placed_at))`)} as "previousSeconds",
    ${seconds(`least(
      (select b.placed_at from orders b where b.customer_id = o.customer_id and (b.placed_at, b.id) > (o.placed_at, o.id)
        order by b.placed_at, b.id limit 1), (select min(p.at) from ${OTHERS} and p.at > o.placed_at))`)} as "nextSeconds",
    (select jsonb_build_object('readySeconds', ${seconds('p.ready_at')}, 'endedSeconds', ${seconds('p.ended_at')},
       'isCollected', p.status = 'collected', 'wrongCodes', p.wrong_codes)
     from pickups p where p.order_id = o.id and p.status <> 'cancelled') as pickup
  from orders o where o.id = any ($1::uuid[])`;

// What we wrote or said ourselves asks nothing.
const TOUCH = `t.id, t.at, t.channel_id, case t.direction when 'out' then 'answer' else t.kind end as kind, t.customer_id, t.anonymous_id, t.order_id, t.detail`;
const NEAR = `t.at between o.placed_at - interval '${LONGEST_BEFORE_DAYS} days'
  and o.placed_at + interval '${LONGEST_AFTER_DAYS} days'`;

const TOUCHES = `
  select o.id as "ofOrder", t.id, ${seconds('t.at')} as "atSeconds", t.channel_id as "channelId", t.kind,
    t.customer_id as "customerId", t.anonymous_id as "anonymousId", t.order_id as "orderId", t.detail
  from orders o cross join lateral (
    select ${TOUCH} from touches t where t.order_id = o.id
    union
    select ${TOUCH} from touches t where t.customer_id = o.customer_id and ${NEAR} and t.order_id is null
    union
    select ${TOUCH} from (${DEVICES}) d join touches t on t.anonymous_id = d.device and ${NEAR} and t.order_id is null
  ) t
  where o.id = any ($1::uuid[])`;

const RETURNS = `
  select r.order_id as "ofOrder", r.id, ${seconds('r.at')} as "atSeconds", coalesce(l.kind = 'store', false) as "isTrip"
  from returns r left join locations l on l.id = r.location_id
  where r.order_id = any ($1::uuid[])`;

// Goods that an edit put in the place of others, and walks whose shelf held fewer than the books say.
const SHORT_PICK = 'short\\_pick%';

const CHANGES = `
  with versions as (
    select v.order_id, v.version, v.superseded_at,
      array(select line ->> 'sku' from jsonb_array_elements(v.lines) line where (line ->> 'quantity')::integer > 0) as skus
    from order_versions v where v.order_id = any ($1::uuid[])
  ), edits as (
    select order_id, superseded_at, skus as had, coalesce(
      lead(skus) over (partition by order_id order by version),
      array(select l.sku from order_lines l where l.order_id = versions.order_id and l.quantity > 0)) as has
    from versions
  )
  select order_id as "ofOrder", 'substitution' as kind, ${seconds('superseded_at')} as "atSeconds" from edits
  where not had <@ has and not has <@ had
  union all
  select subject_id::uuid, 'shortPick', ${seconds('at')} from events
  where subject_kind = 'order' and subject_id = any ($1::text[]) and kind = 'order.attention'
    and payload ->> 'reason' like '${SHORT_PICK}'
  order by 1, 3, 2`;
