-- The effort of customers: which orders' journeys are to be worked out anew (domains/analytics/effort/fold), and the sums
-- over channels and days. Nothing is done where orders and touches are written but to note what was changed or taken away;
-- the worker finds new rows by the numbers of events and touches.

-- The orders whose journeys a touch may belong to: the one it names, else its customer's next and last, or those made on
-- its device.
create or replace function orders_near(named uuid, customer uuid, device text, seen_at timestamptz)
returns setof uuid language sql stable as $$
  select named where named is not null
  union
  (select id from orders where named is null and customer_id = customer and placed_at >= seen_at
    and placed_at < seen_at + interval '31 days' order by placed_at, id limit 1)
  union
  (select id from orders where named is null and customer_id = customer and placed_at < seen_at
    and placed_at > seen_at - interval '91 days' order by placed_at desc, id desc limit 1)
  union
  select order_id from touches where anonymous_id = device and order_id is not null
    and at > seen_at - interval '91 days' and at < seen_at + interval '31 days'
$$;

-- An order, and its customer's orders before and after it, whose journeys end where this one begins.
create or replace function orders_beside(wanted uuid) returns setof uuid language sql stable as $$
  select wanted
  union
  (select b.id from orders o join orders b on b.customer_id = o.customer_id and (b.placed_at, b.id) > (o.placed_at, o.id)
    where o.id = wanted order by b.placed_at, b.id limit 1)
  union
  (select b.id from orders o join orders b on b.customer_id = o.customer_id and (b.placed_at, b.id) < (o.placed_at, o.id)
    where o.id = wanted order by b.placed_at desc, b.id desc limit 1)
$$;

create or replace function note_effort_touches() returns trigger language plpgsql as $$
begin
  insert into effort_tail (order_id)
  select distinct o.id from gone t cross join lateral orders_near(t.order_id, t.customer_id, t.anonymous_id, t.at) as o (id);
  if tg_op = 'UPDATE' then
    insert into effort_tail (order_id)
    select distinct o.id from come t cross join lateral orders_near(t.order_id, t.customer_id, t.anonymous_id, t.at) as o (id);
  end if;
  return null;
end $$;

create or replace trigger touches_note_effort after update on touches
  referencing old table as gone new table as come for each statement execute function note_effort_touches();
create or replace trigger touches_note_effort_gone after delete on touches
  referencing old table as gone for each statement execute function note_effort_touches();

-- An order of another customer, channel or day than before; what else changes in an order is told by an event.
create or replace function note_effort_order() returns trigger language plpgsql as $$
begin
  insert into effort_tail (order_id) select beside.id from orders_beside(new.id) as beside (id);
  if old.customer_id is distinct from new.customer_id then
    insert into effort_tail (order_id)
    select id from orders where customer_id = old.customer_id order by abs(extract(epoch from placed_at - old.placed_at)) limit 2;
  end if;
  return null;
end $$;

create or replace trigger orders_note_effort
  after update of customer_id, channel_id, day, placed_at, ship_by on orders for each row
  when (old.customer_id is distinct from new.customer_id or old.channel_id <> new.channel_id or old.day <> new.day
    or old.placed_at <> new.placed_at or old.ship_by is distinct from new.ship_by)
  execute function note_effort_order();

create or replace function note_effort_gone() returns trigger language plpgsql as $$
begin
  insert into effort_tail (order_id) select id from gone
  union select o.id from gone g join orders o on o.customer_id = g.customer_id;
  return null;
end $$;

create or replace trigger orders_note_effort_gone after delete on orders
  referencing old table as gone for each statement execute function note_effort_gone();

-- Codes, readiness and the hand-over of goods that their customer comes for; a wrong code is told by no event.
create or replace function note_effort_pickup() returns trigger language plpgsql as $$
begin
  insert into effort_tail (order_id) values (coalesce(new.order_id, old.order_id));
  return null;
end $$;

create or replace trigger pickups_note_effort after insert or update or delete on pickups
  for each row execute function note_effort_pickup();

-- Looks for orders whose facts changed, and lists some of those that were there before anybody looked. Returns how many
-- of these are still to be listed. A new version of the rules, the program's or the owner's, lists all orders again.
create or replace function find_effort(version integer, wanted integer) returns bigint language plpgsql set jit = off as $$
declare
  state effort_state;
  events_from bigint := advance_segment_mark('effort-events', coalesce((select max(id) from events), 0));
  touches_from bigint := advance_segment_mark('effort-touches', coalesce((select max(id) from touches), 0));
  settings integer := coalesce((select max(r.version) from effort_rules r), 0);
  last bigint;
begin
  select * into state from effort_state for update;
  if state.is_one is null then
    -- What stands in the logs is told by the orders themselves, once everybody who wrote in them has committed.
    if exists (select from segment_marks where log in ('effort-events', 'effort-touches') and up_to = 0 and seen_to > 0) then
      return 1;
    end if;
    insert into effort_state (last_number, done_number, started_in, rules_version, settings_version)
    values (coalesce((select max(number) from orders), 0), 0, pg_snapshot_xmax(pg_current_snapshot()), version, settings)
    returning * into state;
    return state.last_number;
  end if;
  if state.rules_version <> version or state.settings_version <> settings then
    update effort_state set last_number = coalesce((select max(number) from orders), 0), done_number = 0,
      started_in = pg_snapshot_xmax(pg_current_snapshot()), rules_version = version, settings_version = settings
    returning * into state;
  end if;

  insert into effort_tail (order_id)
  with told as (
    select distinct subject_kind, subject_id::uuid as id from events
    where id > events_from and subject_kind in ('order', 'import')
      and subject_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
  )
  select beside.id from told t cross join lateral orders_beside(t.id) as beside (id) where t.subject_kind = 'order'
  union
  select o.id from told t join orders o on o.import_id = t.id where t.subject_kind = 'import'
  union
  select near.id from touches t cross join lateral orders_near(t.order_id, t.customer_id, t.anonymous_id, t.at) as near (id)
    where t.id > touches_from
  except select order_id from effort_tail;

  if state.done_number >= state.last_number or pg_snapshot_xmin(pg_current_snapshot()) < state.started_in then
    return greatest(state.last_number - state.done_number, 0);
  end if;
  with batch as (
    select id, number from orders where number > state.done_number and number <= state.last_number order by number limit wanted
  ), listed as (
    insert into effort_tail (order_id) select id from batch
  )
  select coalesce(max(number), state.last_number) into last from batch;
  update effort_state set done_number = last;
  return state.last_number - last;
end $$;

-- Adds the given days up again. `channels` and `days` are two columns of pairs.
create or replace function count_effort_days(of_channels uuid[], of_days date[]) returns void language sql as $$
  delete from effort_days d using unnest(of_channels, of_days) as w (channel_id, day)
  where d.channel_id = w.channel_id and d.day = w.day;
  insert into effort_days (channel_id, day, orders, seen, find_seconds, choose_seconds, pay_seconds, wait_seconds,
    receive_seconds, return_seconds, contact_seconds)
  select channel_id, day, count(*), count(*) filter (where is_seen), sum(find_seconds), sum(choose_seconds),
    sum(pay_seconds), sum(wait_seconds), sum(receive_seconds), sum(return_seconds), sum(contact_seconds)
  from order_efforts join (select distinct * from unnest(of_channels, of_days) as w (channel_id, day)) w
    using (channel_id, day)
  group by channel_id, day;
  delete from effort_untold_days d using unnest(of_channels, of_days) as w (channel_id, day)
  where d.channel_id = w.channel_id and d.day = w.day;
  insert into effort_untold_days (channel_id, day, step, length_of, untold)
  select e.channel_id, e.day, f.step, f.length_of, count(*)
  from (select distinct * from unnest(of_channels, of_days) as w (channel_id, day)) w
  join order_efforts e using (channel_id, day) join effort_findings f using (order_id)
  where f.length_of is not null and not f.is_measured group by 1, 2, 3, 4
$$;
