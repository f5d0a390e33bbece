// Each asks for days $1 to $2 and a channel $3 (null: all) where nothing else is said, and answers as `MissingCost`.

/**
 * Products sold without a known cost, by channel, and what was sold under codes that no product has; some seconds behind.
 * Whole months are read as such, other days by day.
 */
export const GOODS = `
  with whole as materialized (
    select from_on, (to_on - interval '1 month')::date as last_on, to_on from (
      select date_trunc('month', $1::date + interval '1 month' - interval '1 day')::date as from_on,
        date_trunc('month', $2::date + interval '1 day')::date as to_on) m
  ), days as (
    select m.channel_id, m.product_id, m.units, m.net_minor from whole w
    join costless_months m on m.month_on between w.from_on and w.last_on
    where $3::uuid is null or m.channel_id = $3
    union all
    select d.channel_id, d.product_id, d.units_without_cost, d.gross_minor - d.discounts_minor - d.returns_minor
    from (
      select $1::date as from_day, least(w.from_on - 1, $2::date) as to_day from whole w
      union all select greatest(w.to_on, w.from_on), $2::date from whole w where w.from_on <= $2::date
    ) edge
    join product_days d on d.day between edge.from_day and edge.to_day and d.units_without_cost <> 0
    where $3::uuid is null or d.channel_id = $3
  ), short as (
    select channel_id, product_id, sum(units)::integer as units, sum(net_minor)::bigint as net_minor from days
    group by 1, 2 having sum(units) > 0 order by 4 desc, 2, 1
  )
  select case when p.id is null then 'unknown' else 'goods' end as kind, concat_ws(' ', (select v.id from variants v where v.product_id = p.id order by v.cost_micros nulls first, v.id limit 1), c.id)
      as key, p.title as name, c.id as "channelId", c.name as "channelName", short.units as count,
    short.net_minor as "amountMinor"
  from short left join products p on p.id = short.product_id join channels c on c.id = short.channel_id
  order by 7 desc, short.product_id, c.id`;

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

/** Ways of paying of the orders of these days without a fee, where a channel has none for every way; some seconds behind. */
export const METHODS = `
  with used as (
    select channel_id, method, sum(payments)::integer as payments, sum(amount_minor)::bigint as amount_minor from method_days
    where day between $1 and $2 and ($3::uuid is null or channel_id = $3) group by 1, 2
  )
  select 'method' as kind, u.channel_id || ' ' || u.method as key, u.method as name, u.channel_id as "channelId",
    c.name as "channelName", u.payments as count, u.amount_minor as "amountMinor"
  from used u join channels c on c.id = u.channel_id
  where exists (select from channel_fees f where f.channel_id = u.channel_id) and not exists (
    select from channel_fees f where f.channel_id = u.channel_id
      and (f.payment_method is null or f.payment_method = u.method)
      and f.valid_from <= $2 and (f.valid_to is null or f.valid_to >= $1))
  order by 7 desc, 2`;

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
