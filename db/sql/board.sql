-- What the channel board adds up besides money: orders, first orders, customers' worth, visits. Nothing is added up where
-- orders and touches are written: the worker looks for customers and days whose rows changed and counts these anew, so
-- that the sums equal a recomputation by construction. board-check.sql recomputes everything.

-- Most changes of an order have a posting, which the fold finds by its transaction. These have none. Where more changes
-- than how the order left, all that its customers ever bought is counted anew.
create or replace function note_board_order() returns trigger language plpgsql as $$
declare
  moved boolean := old.customer_id is distinct from new.customer_id or old.day <> new.day or old.channel_id <> new.channel_id;
begin
  insert into board_tail (customer_id, channel_id, day, is_whole)
  values (new.customer_id, new.channel_id, new.day, moved or (old.status = 'cancelled') <> (new.status = 'cancelled'));
  if moved then
    insert into board_tail (customer_id, channel_id, day, is_whole) values (old.customer_id, old.channel_id, old.day, true);
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
  insert into board_tail (customer_id, channel_id, day, is_whole) select distinct customer_id, channel_id, day, true from gone;
  return null;
end $$;

create or replace trigger orders_note_board_gone after delete on orders
  referencing old table as gone for each statement execute function note_board_gone();

-- What is left of a posting after the goods, the channel and the parcel.
create or replace function cm2_of(p postings) returns bigint language sql immutable as $$
  select p.gross_minor - p.discounts_minor - p.returns_minor - p.cogs_minor + p.shipping_minor - p.fees_minor
    - p.fulfilment_minor - p.handling_minor
$$;

drop function if exists count_customers(uuid[]);

-- Whose first order is another than what is kept.
create or replace function find_moved_firsts(people uuid[]) returns uuid[] language sql stable as $$
  select coalesce(array_agg(p.id), '{}') from unnest(people) as p (id)
  left join lateral (select o.id as order_id, o.channel_id, o.day, o.placed_at as at from orders o
    where o.customer_id = p.id and o.status <> 'cancelled' order by o.placed_at, o.id limit 1) n on true
  left join first_orders f on f.customer_id = p.id
  where (n.order_id, n.channel_id, n.day, n.at) is distinct from (f.order_id, f.channel_id, f.day, f.at)
$$;

-- Counts the given customers anew: their first orders, what they left by month, and the sums over those. Only postings
-- before the mark: later ones are added by add_to_months.
create or replace function count_customers(people uuid[], mark xid8) returns void language plpgsql as $$
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
      select from fresh n where n.customer_id = f.customer_id)
  )
  insert into first_orders as f (customer_id, order_id, channel_id, day, at)
  select customer_id, order_id, channel_id, day, at from fresh
  on conflict (customer_id) do update set order_id = excluded.order_id, channel_id = excluded.channel_id,
    day = excluded.day, at = excluded.at
  where (f.order_id, f.channel_id, f.day, f.at) is distinct from
    (excluded.order_id, excluded.channel_id, excluded.day, excluded.at);

  delete from customer_months where customer_id = any (people);
  insert into customer_months (customer_id, age, cm2_minor)
  select o.customer_id, greatest(p.day - f.day, 0) / 30, sum(cm2_of(p))
  from first_orders f join orders o on o.customer_id = f.customer_id join postings p on p.order_id = o.id
  where f.customer_id = any (people) and p.written_in < mark group by 1, 2;

  insert into acquired_days as a (channel_id, day, age, cm2_minor)
  select f.channel_id, f.day, m.age, sum(m.cm2_minor) from first_orders f join customer_months m using (customer_id)
  where f.customer_id = any (people) group by 1, 2, 3
  on conflict (channel_id, day, age) do update set cm2_minor = a.cm2_minor + excluded.cm2_minor;
end $$;

-- Adds the postings between two marks to what their customers left by month, and to the sums over those.
create or replace function add_to_months(since xid8, mark xid8) returns void language sql as $$
  with posted as materialized (
    select f.customer_id, f.channel_id, f.day, greatest(p.day - f.day, 0) / 30 as age, sum(cm2_of(p)) as cm2_minor
    from postings p join orders o on o.id = p.order_id join first_orders f on f.customer_id = o.customer_id
    where p.written_in >= since and p.written_in < mark group by 1, 4
  ), own as (
    insert into customer_months as m (customer_id, age, cm2_minor) select customer_id, age, cm2_minor from posted
    on conflict (customer_id, age) do update set cm2_minor = m.cm2_minor + excluded.cm2_minor
  )
  insert into acquired_days as a (channel_id, day, age, cm2_minor)
  select channel_id, day, age, sum(cm2_minor) from posted group by 1, 2, 3
  on conflict (channel_id, day, age) do update set cm2_minor = a.cm2_minor + excluded.cm2_minor
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
  cross join lateral (
    select * from orders where channel_id = w.channel_id and day = w.day
      and placed_at >= (w.day - 1)::timestamptz and placed_at < (w.day + 2)::timestamptz
    offset 0 -- day by day, and never all orders against all days
  ) o
  left join first_orders f on f.customer_id = o.customer_id
  group by 1, 2;

  insert into path_days (first_channel_id, channel_id, day, orders, net_minor)
  select f.channel_id, o.channel_id, o.day, count(*), sum(n.net_minor)
  from unnest(of_channels, of_days) as w (channel_id, day)
  cross join lateral (
    select * from orders where channel_id = w.channel_id and day = w.day
      and placed_at >= (w.day - 1)::timestamptz and placed_at < (w.day + 2)::timestamptz
    offset 0 -- day by day, and never all orders against all days
  ) o
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

-- Puts the customers and days of orders whose postings are new since the last look into the tail, and adds the postings to
-- what their customers left. Returns the mark up to which postings are added: each is exactly once.
create or replace function find_board_orders() returns xid8 language plpgsql as $$
declare
  since xid8;
  mark xid8;
begin
  insert into folds (name, up_to, folded_at) values ('board', '0', now()) on conflict (name) do nothing;
  select up_to into since from folds where name = 'board' for update;
  mark := greatest(since, pg_snapshot_xmin(pg_current_snapshot()));
  -- What was written meanwhile is found again next time; counting its day twice changes nothing.
  insert into board_tail (customer_id, channel_id, day, is_whole)
  select distinct o.customer_id, o.channel_id, o.day, since = '0' from postings p join orders o on o.id = p.order_id
  where p.written_in >= since and p.written_in <= (select '18446744073709551615'::xid8);
  -- The first time everybody is counted whole.
  if since > '0' then perform add_to_months(since, mark); end if;
  update folds set up_to = mark, folded_at = now() where name = 'board' and up_to < mark;
  return mark;
end $$;

-- Takes some customers out of the tail: those are counted anew whose first order or past is another, and the days of what
-- the others bought stay there. Returns how many were taken.
create or replace function fold_board_people(mark xid8) returns bigint language plpgsql as $$
declare
  people uuid[];
  whole uuid[];
  moved uuid[];
  won_channels uuid[];
  won_days date[];
begin
  with wanted as (
    select customer_id, bool_or(is_whole) as is_whole from board_tail where customer_id is not null group by 1 limit 10000
  ), taken as (
    delete from board_tail t using wanted w where t.customer_id = w.customer_id returning t.channel_id, t.day
  ), left_over as (
    insert into board_tail (channel_id, day) select distinct channel_id, day from taken
  )
  select array_agg(customer_id), array_agg(customer_id) filter (where is_whole) into people, whole from wanted;
  if people is null then return 0; end if;
  moved := find_moved_firsts(people);
  whole := array(select unnest(whole) union select unnest(moved));
  if cardinality(whole) = 0 then return cardinality(people); end if;

  select array_agg(channel_id), array_agg(day) into won_channels, won_days
  from (select distinct channel_id, day from first_orders where customer_id = any (whole)) before;
  perform count_customers(whole, mark);
  select array_agg(channel_id), array_agg(day) into won_channels, won_days
  from (
    select channel_id, day from first_orders where customer_id = any (whole)
    union select w.channel_id, w.day from unnest(won_channels, won_days) as w (channel_id, day)) won;
  if won_days is not null then perform count_outlook_days(won_channels, won_days); end if;
  -- Who was won elsewhere or earlier than thought changes the paths of all of that person's orders.
  insert into board_tail (channel_id, day)
  select distinct channel_id, day from orders where customer_id = any (moved);
  return cardinality(people);
end $$;

-- Takes some days out of the tail and counts their orders anew. Returns how many.
create or replace function fold_board_days() returns bigint language plpgsql as $$
declare
  of_channels uuid[];
  of_days date[];
begin
  with wanted as (
    select channel_id, day from board_tail where customer_id is null group by 1, 2 order by 2, 1 limit 250
  ), taken as (
    delete from board_tail t using wanted w
    where t.customer_id is null and t.channel_id = w.channel_id and t.day = w.day
  )
  select array_agg(channel_id), array_agg(day) into of_channels, of_days from wanted;
  if of_days is null then return 0; end if;
  perform count_order_days(of_channels, of_days);
  perform count_credit_days(of_channels, of_days);
  perform count_method_days(of_channels, of_days);
  return cardinality(of_days);
end $$;

-- Orders that changed: their customers first, then their days; what is left after some seconds is for the next time.
create or replace function fold_board_orders() returns bigint language plpgsql set jit = off as $$
declare
  began timestamptz := clock_timestamp();
  mark xid8 := find_board_orders();
  folded bigint := 0;
  counted bigint;
begin
  loop
    counted := fold_board_people(mark);
    if counted = 0 then counted := fold_board_days(); end if;
    folded := folded + counted;
    exit when counted = 0 or clock_timestamp() > began + interval '10 seconds';
  end loop;
  return folded;
end $$;

-- Everything the board adds up. Two workers take turns. Returns how many customers
-- and days were looked at; 0 means that nothing is left.
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
