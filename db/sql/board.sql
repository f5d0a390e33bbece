-- What the channel board adds up besides money: orders, first orders, customers' worth, visits. Nothing is added up where
-- orders and touches are written: the worker looks for customers and days whose rows changed and counts these anew, so
-- that the sums equal a recomputation by construction. board-check.sql recomputes everything.

-- Most changes of an order have a posting, which the fold finds by its transaction. These have none.
create or replace function note_board_order() returns trigger language plpgsql as $$
begin
  insert into board_tail (customer_id, channel_id, day) values (new.customer_id, new.channel_id, new.day);
  if old.customer_id is distinct from new.customer_id or old.day <> new.day or old.channel_id <> new.channel_id then
    insert into board_tail (customer_id, channel_id, day) values (old.customer_id, old.channel_id, old.day);
  end if;
  return null;
end $$;

create or replace trigger orders_note_board
  after update of customer_id, channel_id, day, status, ship_by, shipped_at on orders for each row
  when (old.customer_id is distinct from new.customer_id or old.channel_id <> new.channel_id or old.day <> new.day
    or (old.status = 'cancelled') <> (new.status = 'cancelled') or (old.status = 'shipped') <> (new.status = 'shipped')
    or old.ship_by is distinct from new.ship_by or old.shipped_at is distinct from new.shipped_at)
  execute function note_board_order();

create or replace function note_board_gone() returns trigger language plpgsql as $$
begin
  insert into board_tail (customer_id, channel_id, day) select distinct customer_id, channel_id, day from gone;
  return null;
end $$;

create or replace trigger orders_note_board_gone after delete on orders
  referencing old table as gone for each statement execute function note_board_gone();

-- New touches are found by their numbers; who they are of may change later, or they go.
create or replace function note_visits() returns trigger language plpgsql as $$
begin
  insert into visit_tail (channel_id, day) select distinct channel_id, (at at time zone sales_zone())::date from gone;
  return null;
end $$;

create or replace trigger touches_note_changed after update on touches
  referencing old table as gone for each statement execute function note_visits();
create or replace trigger touches_note_gone after delete on touches
  referencing old table as gone for each statement execute function note_visits();

-- Counts the given customers anew: their first orders, what they left by month, and the sums over those. Returns them
-- whose first order is another than before.
create or replace function count_customers(people uuid[]) returns uuid[] language plpgsql as $$
declare
  moved uuid[];
begin
  insert into acquired_days as a (channel_id, day, age, cm2_minor)
  select f.channel_id, f.day, m.age, -sum(m.cm2_minor) from first_orders f join customer_months m using (customer_id)
  where f.customer_id = any (people) group by 1, 2, 3
  on conflict (channel_id, day, age) do update set cm2_minor = a.cm2_minor + excluded.cm2_minor;

  with fresh as materialized (
    select distinct on (customer_id) customer_id, id as order_id, channel_id, day, placed_at as at from orders
    where customer_id = any (people) and status <> 'cancelled' order by customer_id, placed_at, id
  ), gone as (
    delete from first_orders f where customer_id = any (people) and not exists (
      select from fresh n where n.customer_id = f.customer_id) returning customer_id
  ), came as (
    insert into first_orders as f (customer_id, order_id, channel_id, day, at)
    select customer_id, order_id, channel_id, day, at from fresh
    on conflict (customer_id) do update set order_id = excluded.order_id, channel_id = excluded.channel_id,
      day = excluded.day, at = excluded.at
    where (f.order_id, f.channel_id, f.day, f.at) is distinct from
      (excluded.order_id, excluded.channel_id, excluded.day, excluded.at)
    returning customer_id
  )
  select coalesce(array_agg(customer_id), '{}') into moved
  from (select customer_id from gone union all select customer_id from came) one;

  delete from customer_months where customer_id = any (people);
  insert into customer_months (customer_id, age, cm2_minor)
  select o.customer_id, greatest(p.day - f.day, 0) / 30, sum(cm2_of(p))
  from first_orders f join orders o on o.customer_id = f.customer_id join postings p on p.order_id = o.id
  where f.customer_id = any (people) group by 1, 2;

  insert into acquired_days as a (channel_id, day, age, cm2_minor)
  select f.channel_id, f.day, m.age, sum(m.cm2_minor) from first_orders f join customer_months m using (customer_id)
  where f.customer_id = any (people) group by 1, 2, 3
  on conflict (channel_id, day, age) do update set cm2_minor = a.cm2_minor + excluded.cm2_minor;
  return moved;
end $$;

-- What is left of a posting after the goods, the channel and the parcel.
create or replace function cm2_of(p postings) returns bigint language sql immutable as $$
  select p.gross_minor - p.discounts_minor - p.returns_minor - p.cogs_minor + p.shipping_minor - p.fees_minor
    - p.fulfilment_minor - p.handling_minor
$$;

-- Counts the orders of the given days anew. `channels` and `days` are two columns of pairs.
create or replace function count_order_days(of_channels uuid[], of_days date[]) returns void language plpgsql as $$
begin
  delete from order_days d using unnest(of_channels, of_days) as w (channel_id, day)
  where d.channel_id = w.channel_id and d.day = w.day;
  delete from path_days d using unnest(of_channels, of_days) as w (channel_id, day)
  where d.channel_id = w.channel_id and d.day = w.day;
  -- The instants around a day (no zone is further off) let the index of channel and instant help.
  insert into order_days (channel_id, day, placed, cancelled, known, firsts, kept, late)
  select o.channel_id, o.day, count(*), count(*) filter (where o.status = 'cancelled'),
    count(*) filter (where o.status <> 'cancelled' and o.customer_id is not null),
    count(*) filter (where f.order_id = o.id),
    count(*) filter (where o.status = 'shipped' and o.shipped_at <= o.ship_by),
    count(*) filter (where o.status = 'shipped' and o.shipped_at > o.ship_by)
  from unnest(of_channels, of_days) as w (channel_id, day)
  join orders o on o.channel_id = w.channel_id and o.day = w.day
    and o.placed_at >= (w.day - 1)::timestamptz and o.placed_at < (w.day + 2)::timestamptz
  left join first_orders f on f.customer_id = o.customer_id
  group by 1, 2;

  insert into path_days (first_channel_id, channel_id, day, orders, net_minor)
  select f.channel_id, o.channel_id, o.day, count(*), sum(n.net_minor)
  from unnest(of_channels, of_days) as w (channel_id, day)
  join orders o on o.channel_id = w.channel_id and o.day = w.day
    and o.placed_at >= (w.day - 1)::timestamptz and o.placed_at < (w.day + 2)::timestamptz
  left join first_orders f on f.customer_id = o.customer_id
  cross join lateral (
    select coalesce(sum(p.gross_minor - p.discounts_minor - p.returns_minor), 0) as net_minor
    from postings p where p.order_id = o.id) n
  where o.status <> 'cancelled'
  group by 1, 2, 3;
end $$;

-- Adds up what is foretold of the customers who were won on the given days.
create or replace function count_outlook_days(of_channels uuid[], of_days date[]) returns void language plpgsql as $$
begin
  delete from outlook_days d using unnest(of_channels, of_days) as w (channel_id, day)
  where d.channel_id = w.channel_id and d.day = w.day;
  insert into outlook_days (channel_id, day, customers, value_minor, value_low_minor, value_high_minor)
  select f.channel_id, f.day, count(*), sum(c.value365_minor), sum(c.value365_low_minor), sum(c.value365_high_minor)
  from unnest(of_channels, of_days) as w (channel_id, day)
  join first_orders f on f.channel_id = w.channel_id and f.day = w.day
  join customer_predictions c on c.customer_id = f.customer_id and c.value365_minor is not null
  group by 1, 2;
end $$;

-- Orders whose postings are new since the last look, and those of the tail: their customers and days are counted anew.
create or replace function fold_board_orders() returns bigint language plpgsql set jit = off as $$
declare
  since xid8;
  until xid8 := pg_snapshot_xmin(pg_current_snapshot());
  people uuid[];
  moved uuid[];
  of_channels uuid[];
  of_days date[];
  won_channels uuid[];
  won_days date[];
begin
  insert into folds (name, up_to, folded_at) values ('board', '0', now()) on conflict (name) do nothing;
  select up_to into since from folds where name = 'board' for update;

  with taken as (
    delete from board_tail returning customer_id, channel_id, day
  ), changed as materialized (
    select customer_id, channel_id, day from taken
    union
    select o.customer_id, o.channel_id, o.day from postings p join orders o on o.id = p.order_id
    where p.written_in >= since and p.written_in <= (select '18446744073709551615'::xid8)
  ), pairs as (
    select distinct channel_id, day from changed
  )
  select (select array_agg(distinct customer_id) from changed where customer_id is not null),
    (select array_agg(channel_id order by day, channel_id) from pairs),
    (select array_agg(day order by day, channel_id) from pairs)
  into people, of_channels, of_days;
  -- What was written meanwhile is found again next time; counting it twice changes nothing.
  update folds set up_to = until, folded_at = now() where name = 'board' and up_to < until;
  if of_days is null then return 0; end if;

  if people is not null then
    select array_agg(channel_id), array_agg(day) into won_channels, won_days
    from (select distinct channel_id, day from first_orders where customer_id = any (people)) before;
    moved := count_customers(people);
    select array_agg(channel_id), array_agg(day) into won_channels, won_days
    from (
      select channel_id, day from first_orders where customer_id = any (people)
      union select w.channel_id, w.day from unnest(won_channels, won_days) as w (channel_id, day)) won;
    if won_days is not null then perform count_outlook_days(won_channels, won_days); end if;
    -- Who was won elsewhere or earlier than thought changes the paths of all of that person's orders.
    select array_agg(channel_id), array_agg(day) into of_channels, of_days
    from (
      select w.channel_id, w.day from unnest(of_channels, of_days) as w (channel_id, day)
      union select o.channel_id, o.day from orders o where o.customer_id = any (moved)) all_pairs;
  end if;
  perform count_order_days(of_channels, of_days);
  perform count_credit_days(of_channels, of_days);
  return cardinality(of_days);
end $$;

-- Counts the days of channels on which touches came, changed or went.
create or replace function fold_visits() returns bigint language plpgsql set jit = off as $$
declare
  zone text := sales_zone();
  since bigint := advance_segment_mark('visits', coalesce((select max(id) from touches), 0));
  of_channels uuid[];
  of_days date[];
begin
  with taken as (
    delete from visit_tail returning channel_id, day
  ), pairs as (
    select channel_id, day from taken
    union select t.channel_id, t.day from (
      select channel_id, (at at time zone zone)::date as day, count(*) as touches from touches where id > since group by 1, 2
    ) t left join visit_days v using (channel_id, day)
    -- The mark stands still for one look after the first, which counted everything: then only what came meanwhile is new.
    where since > 0 or v.touches is distinct from t.touches
  )
  select array_agg(channel_id), array_agg(day) into of_channels, of_days from pairs;
  if of_days is null then return 0; end if;
  delete from visit_days d using unnest(of_channels, of_days) as w (channel_id, day)
  where d.channel_id = w.channel_id and d.day = w.day;
  -- Day by day, so that the index of channel and instant finds the touches of each.
  insert into visit_days (channel_id, day, people, views, carts, checkouts, messages, touches)
  select w.channel_id, w.day, s.people, s.views, s.carts, s.checkouts, s.messages, s.touches
  from unnest(of_channels, of_days) as w (channel_id, day)
  cross join lateral (
    select count(*) filter (where person is not null and has_come) as people, sum(views) as views, sum(carts) as carts,
      sum(checkouts) as checkouts, sum(messages) as messages, sum(touches) as touches
    from (
      select person_of(t) as person, bool_or(is_visit(t)) as has_come,
        count(*) filter (where t.kind = 'view') as views, count(*) filter (where t.kind = 'cart') as carts,
        count(*) filter (where t.kind = 'checkout') as checkouts,
        count(*) filter (where t.kind = 'message' and is_visit(t)) as messages, count(*) as touches
      from touches t
      where t.channel_id = w.channel_id and t.at >= w.day::timestamp at time zone zone
        and t.at < (w.day + 1)::timestamp at time zone zone
      group by 1
    ) people
  ) s
  where s.touches > 0;
  return cardinality(of_days);
end $$;

-- Whose a touch is, as far as it can be told: a customer, or the device of somebody unknown.
create or replace function person_of(t touches) returns text language sql immutable as $$
  select coalesce(t.customer_id::text, t.anonymous_id)
$$;

-- Somebody came or wrote; what follows a purchase is none, nor what we wrote ourselves.
drop function if exists is_visit(text);
create or replace function is_visit(t touches) returns boolean language sql immutable as $$
  select t.kind in ('view', 'search', 'cart', 'checkout', 'message', 'call', 'visit', 'ad_click')
    and t.direction is distinct from 'out'
$$;

-- Everything the board adds up. Two workers take turns. Returns how many days were counted anew.
create or replace function fold_board() returns bigint language plpgsql as $$
declare
  known board_state%rowtype;
  newest uuid;
  folded bigint;
begin
  lock table board_state in share row exclusive mode;
  select * into known from board_state;
  if known.time_zone is distinct from sales_zone() then
    -- Days are told apart otherwise than before: all touches are counted again.
    delete from visit_days;
    delete from answer_waits;
    delete from answer_days;
    delete from segment_marks where log in ('visits', 'answers');
    insert into board_state (time_zone) values (sales_zone()) on conflict (is_one) do update set time_zone = sales_zone();
  end if;
  perform find_credits();
  folded := fold_board_orders() + fold_visits() + fold_answers();
  select id into newest from prediction_runs where status = 'done' order by finished_at desc limit 1;
  if newest is distinct from known.outlook_run_id then
    perform count_outlook_days(array_agg(channel_id), array_agg(day))
    from (select channel_id, day from first_orders union select channel_id, day from outlook_days) won;
    update board_state set outlook_run_id = newest;
  end if;
  return folded;
end $$;
