// Each asks for days $1 to $2 and a channel $3 (null: all) where nothing else is said, and answers as `MissingCost`.

/** Products sold without a known cost, by channel. Read only where a channel's days say that there are any. */
export const GOODS = `
  with short as materialized (
    select channel_id from channel_days_now where day between $1 and $2 and ($3::uuid is null or channel_id = $3)
    group by 1 having sum(units_without_cost) > 0
  )
  select 'goods' as kind, concat_ws(' ', (select v.id from variants v where v.product_id = p.id order by v.cost_micros nulls first, v.id limit 1), c.id)
      as key, p.title as name, c.id as "channelId", c.name as "channelName",
    sum(d.units_without_cost)::integer as count, sum(d.gross_minor - d.discounts_minor - d.returns_minor)::bigint as "amountMinor"
  from short join product_days_now d on d.channel_id = short.channel_id and d.day between $1 and $2
    and d.units_without_cost <> 0
  join products p on p.id = d.product_id join channels c on c.id = d.channel_id
  group by p.id, c.id having sum(d.units_without_cost) > 0 order by 7 desc, 2`;

/** Channels that sold without any fee: none agreed, and none in the books. A fee of nothing says that there is none. */
export const FEES = `
  select 'fees' as kind, c.id::text as key, null as name, c.id as "channelId", c.name as "channelName", d.orders::integer as count,
    d.net as "amountMinor"
  from (select channel_id, sum(orders) as orders, sum(fees_minor) as fees,
      sum(gross_minor - discounts_minor - returns_minor)::bigint as net
    from channel_days_now where day between $1 and $2 and ($3::uuid is null or channel_id = $3) group by 1) d
  join channels c on c.id = d.channel_id
  where d.orders > 0 and d.fees = 0 and not exists (select from channel_fees f where f.channel_id = c.id
    and f.valid_from <= $2 and (f.valid_to is null or f.valid_to >= $1))
  order by d.net desc, c.id`;

/**
 * Ways of paying without a fee where a channel has none for every way. Cash, exchanges, points and vouchers cost nothing.
 * Orders are looked up only for payments of a way that some channel lacks a fee for.
 */
export const METHODS = `
  with used as materialized (
    select p.order_id, p.method, p.amount_minor from payments p
    where p.at >= $1::date::timestamp at time zone $4 and p.at < ($2::date + 1)::timestamp at time zone $4
      and p.method not in ('cash', 'exchange', 'points', 'voucher', 'gift_card')
  ), lacking as materialized (
    select c.id as channel_id, c.name, m.method from channels c cross join (select distinct method from used) m
    where ($3::uuid is null or c.id = $3) and exists (select from channel_fees f where f.channel_id = c.id)
      and not exists (select from channel_fees f where f.channel_id = c.id
        and (f.payment_method is null or f.payment_method = m.method)
        and f.valid_from <= $2 and (f.valid_to is null or f.valid_to >= $1))
  ), asked as materialized (
    select * from used where method = any (array(select method from lacking))
  )
  select 'method' as kind, l.channel_id || ' ' || l.method as key, l.method as name, l.channel_id as "channelId",
    l.name as "channelName", count(*)::integer as count,
    sum(report_minor(a.amount_minor, o.rate, o.currency, b.reporting_currency))::bigint as "amountMinor"
  from business b cross join asked a join orders o on o.id = a.order_id
  join lacking l on l.channel_id = o.channel_id and l.method = a.method
  group by l.channel_id, l.name, l.method order by 7 desc, 2`;

/** Parcels that left and that no tariff fitted, without a bill since. */
export const PARCELS = `
  select 'parcels' as kind, c.id::text as key, null as name, c.id as "channelId", c.name as "channelName",
    count(*)::integer as count, null::bigint as "amountMinor"
  from parcel_costs k join channels c on c.id = k.channel_id
  where k.day between $1 and $2 and k.expected_minor is null and k.actual_minor is null
    and ($3::uuid is null or k.channel_id = $3)
  group by c.id order by 6 desc, c.id`;

/** Channels that send what they sell, without any cost of shipping or packing in the books. */
export const SHIPPING = `
  select 'shipping' as kind, c.id::text as key, null as name, c.id as "channelId", c.name as "channelName",
    d.orders::integer as count, d.net as "amountMinor"
  from (select channel_id, sum(orders) as orders, sum(fulfilment_minor) as fulfilment,
      sum(gross_minor - discounts_minor - returns_minor)::bigint as net
    from channel_days_now where day between $1 and $2 and ($3::uuid is null or channel_id = $3) group by 1) d
  join channels c on c.id = d.channel_id
  where d.orders > 0 and d.fulfilment = 0 and c.kind <> 'store' and not exists (select from parcel_costs k
    where k.channel_id = c.id and k.day between $1 and $2 and k.expected_minor is null and k.actual_minor is null)
  order by d.net desc, c.id`;

/** Campaigns that brought clicks of advertisements, without spend of any platform in these days. */
export const CAMPAIGNS = `
  with recursive names as (
    (select campaign from touches where campaign is not null order by campaign limit 1)
    union all
    select (select t.campaign from touches t where t.campaign > n.campaign and t.campaign is not null
      order by t.campaign limit 1) from names n where n.campaign is not null
  ), free as (
    select campaign from names n where campaign is not null
      and not exists (select from ad_spend s where s.campaign = n.campaign and s.day between $1 and $2)
      and not exists (select from costs k where k.campaign = n.campaign and k.day between $1 and $2)
  )
  select 'campaign' as kind, free.campaign || ' ' || c.id as key, free.campaign as name, c.id as "channelId", c.name as "channelName",
    count(*)::integer as count, null::bigint as "amountMinor"
  from free join touches t on t.campaign = free.campaign and t.kind = 'ad_click'
    and t.at >= $1::date::timestamp at time zone $4 and t.at < ($2::date + 1)::timestamp at time zone $4
  join channels c on c.id = t.channel_id
  where $3::uuid is null or c.id = $3
  group by free.campaign, c.id order by 6 desc, 2`;

/** Monthly costs of the month before ($1 to $2) that the month itself ($3 to $4) has not; $5 a channel. */
export const FIXED = `
  with monthly as (
    select channel_id, location_id, kind,
      sum(report_minor(k.amount_minor, k.rate, k.currency, b.reporting_currency)) filter (where day between $1 and $2) as before,
      coalesce(sum(report_minor(k.amount_minor, k.rate, k.currency, b.reporting_currency))
        filter (where day between $3 and $4), 0) as now
    from costs k cross join business b
    where k.kind in ('rent', 'labour', 'subscription') and k.day between $1 and $4
      and ($5::uuid is null or k.channel_id = $5)
    group by 1, 2, 3
  )
  select 'fixed' as kind, concat_ws(' ', c.id, l.id, m.kind) as key, concat_ws(' · ', m.kind, l.name) as name,
    c.id as "channelId", c.name as "channelName", 1 as count, m.before::bigint as "amountMinor"
  from monthly m join channels c on c.id = m.channel_id left join locations l on l.id = m.location_id
  where m.before > 0 and m.now = 0 and c.is_active
  order by m.before desc, 2`;

/** Currencies that channels sell in, or monthly costs are in, without a rate of the last month until $1; $2 a channel. */
export const RATES = `
  with used as (
    select c.currency, c.id as channel_id, c.name from channels c where c.is_active and ($2::uuid is null or c.id = $2)
    union select r.currency, null, null from recurring_costs r
      where $2::uuid is null and (r.ends_on is null or r.ends_on >= $1)
  )
  select 'rate' as kind, concat_ws(' ', u.currency, u.channel_id) as key, u.currency as name, u.channel_id as "channelId",
    u.name as "channelName", 1 as count, null::bigint as "amountMinor"
  from used u cross join business b
  where u.currency <> b.reporting_currency and not exists (select from exchange_rates r
    where r.currency = u.currency and r.day between $1::date - 31 and $1)
  order by u.currency, 2`;
