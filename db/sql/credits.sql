-- Which advertisement led to an order. What counts are clicks and other touches of a campaign, of the order's customer or of
-- the device on which it was placed, in the thirty days before it; the model names which of them has the whole order.

create or replace function is_ad(t touches) returns boolean language sql immutable as $$
  select (t.kind = 'ad_click' or t.campaign is not null) and t.kind not in ('purchase', 'return')
    and t.direction is distinct from 'out'
$$;

create or replace function ads_before(o orders) returns setof touches language sql stable as $$
  select t.* from touches t where t.customer_id = o.customer_id and (t.kind = 'ad_click' or t.campaign is not null)
    and is_ad(t) and t.at <= o.placed_at and t.at > o.placed_at - interval '30 days'
  union
  select t.* from touches p join touches t on t.anonymous_id = p.anonymous_id
    and (t.kind = 'ad_click' or t.campaign is not null)
    and is_ad(t) and t.at <= o.placed_at and t.at > o.placed_at - interval '30 days'
  where p.order_id = o.id and p.kind = 'purchase' and p.anonymous_id is not null
$$;

-- The channels' days with orders that a touch may have led to, or whose device it names.
create or replace function orders_of_ad(t touches) returns table (channel_id uuid, day date) language sql stable as $$
  select o.channel_id, o.day from orders o where is_ad(t) and o.customer_id = t.customer_id and o.placed_at >= t.at
    and o.placed_at < t.at + interval '30 days'
  union
  select o.channel_id, o.day from touches p join orders o on o.id = p.order_id
  where is_ad(t) and p.anonymous_id = t.anonymous_id and p.kind = 'purchase' and o.placed_at >= t.at
    and o.placed_at < t.at + interval '30 days'
  union
  select o.channel_id, o.day from orders o where t.kind = 'purchase' and t.anonymous_id is not null and o.id = t.order_id
$$;

create or replace function may_credit(t touches) returns boolean language sql immutable as $$
  select t.kind = 'ad_click' or t.campaign is not null
    or (t.kind = 'purchase' and t.order_id is not null and t.anonymous_id is not null)
$$;

create or replace function note_credits() returns trigger language plpgsql as $$
begin
  insert into board_tail (channel_id, day)
  select distinct near.channel_id, near.day from gone t cross join lateral orders_of_ad(t) near where may_credit(t);
  if tg_op = 'UPDATE' then
    insert into board_tail (channel_id, day)
    select distinct near.channel_id, near.day from come t cross join lateral orders_of_ad(t) near where may_credit(t);
  end if;
  return null;
end $$;

create or replace trigger touches_note_credits after update on touches
  referencing old table as gone new table as come for each statement execute function note_credits();
create or replace trigger touches_note_credits_gone after delete on touches
  referencing old table as gone for each statement execute function note_credits();

-- Credits the orders of the given days anew. `channels` and `days` are two columns of pairs. Part of count_order_days.
create or replace function count_credit_days(of_channels uuid[], of_days date[]) returns void language plpgsql as $$
begin
  delete from order_credits k using unnest(of_channels, of_days) as w (channel_id, day)
  where k.channel_id = w.channel_id and k.day = w.day;
  delete from credit_days k using unnest(of_channels, of_days) as w (channel_id, day)
  where k.channel_id = w.channel_id and k.day = w.day;
  insert into order_credits (order_id, channel_id, day, first_touch_id, first_channel_id, last_touch_id, last_channel_id)
  select (one.o).id, w.channel_id, w.day, a.ids[1], a.channels[1], a.ids[cardinality(a.ids)], a.channels[cardinality(a.ids)]
  from unnest(of_channels, of_days) as w (channel_id, day)
  cross join lateral (
    select o from orders o where o.channel_id = w.channel_id and o.day = w.day and o.status <> 'cancelled'
      and o.placed_at >= (w.day - 1)::timestamptz and o.placed_at < (w.day + 2)::timestamptz
    offset 0 -- day by day, and never all orders against all days
  ) one
  cross join lateral (
    select array_agg(t.id order by t.at, t.id) as ids, array_agg(t.channel_id order by t.at, t.id) as channels
    from ads_before(one.o) t) a
  where a.ids is not null
  -- An order that moved to another of these days is written once all the same.
  on conflict (order_id) do update set channel_id = excluded.channel_id, day = excluded.day,
    first_touch_id = excluded.first_touch_id, first_channel_id = excluded.first_channel_id,
    last_touch_id = excluded.last_touch_id, last_channel_id = excluded.last_channel_id;
  insert into credit_days (channel_id, day, ad_channel_id, model, orders, net_minor)
  select k.channel_id, k.day, m.ad_channel_id, m.model, count(*), sum(n.net_minor)
  from unnest(of_channels, of_days) as w (channel_id, day) join order_credits k using (channel_id, day)
  cross join lateral (values (k.first_channel_id, 'first'), (k.last_channel_id, 'last')) as m (ad_channel_id, model)
  cross join lateral (
    select coalesce(sum(p.gross_minor - p.discounts_minor - p.returns_minor), 0) as net_minor
    from postings p where p.order_id = k.order_id) n
  group by 1, 2, 3, 4;
end $$;

-- Finds the orders that new touches may have led to; fold_board_orders counts their days. Part of fold_board.
create or replace function find_credits() returns void language plpgsql set jit = off as $$
declare
  since bigint := advance_segment_mark('credits', coalesce((select max(id) from touches), 0));
begin
  insert into board_tail (channel_id, day)
  select distinct near.channel_id, near.day from touches t cross join lateral orders_of_ad(t) near
  where t.id > since and may_credit(t);
end $$;

-- Where the credits that are kept are not those that orders of some days and touches tell; none is good. Part of
-- board_day_faults.
drop function if exists credit_faults();
create or replace function credit_faults(from_day date, to_day date)
returns table (what text, place text, kept jsonb, told jsonb) language plpgsql stable set jit = off as $$
begin
  return query
  with truth as materialized (
    select o.id as order_id, o.channel_id, o.day, a.ids[1] as first_touch_id, a.channels[1] as first_channel_id,
      a.ids[cardinality(a.ids)] as last_touch_id, a.channels[cardinality(a.ids)] as last_channel_id
    from orders o cross join lateral (
      select array_agg(t.id order by t.at, t.id) as ids, array_agg(t.channel_id order by t.at, t.id) as channels
      from ads_before(o) t) a
    where o.status <> 'cancelled' and a.ids is not null and o.day between from_day and to_day
      and o.placed_at >= (from_day - 1)::timestamptz and o.placed_at < (to_day + 2)::timestamptz
  ), days as (
    select t.channel_id, t.day, m.ad_channel_id, m.model, count(*) as orders, sum(s.net_minor)::bigint as net_minor
    from truth t cross join lateral (
      select coalesce(sum(p.gross_minor - p.discounts_minor - p.returns_minor), 0) as net_minor
      from postings p where p.order_id = t.order_id) s
    cross join lateral (values (t.first_channel_id, 'first'), (t.last_channel_id, 'last')) as m (ad_channel_id, model)
    group by 1, 2, 3, 4
  )
  select 'credit', order_id::text, to_jsonb(k), to_jsonb(t)
  from (select * from order_credits where day between from_day and to_day) k full join truth t using (order_id) where to_jsonb(k) is distinct from to_jsonb(t)
  union all
  select 'credits of a day', concat(channel_id, ' ', day, ' ', model), to_jsonb(k), to_jsonb(t)
  from (select * from credit_days where day between from_day and to_day) k full join days t using (channel_id, day, ad_channel_id, model)
  where to_jsonb(k) is distinct from to_jsonb(t);
end $$;
