-- Who came to the channels, day by day, for the channel board: fold_board counts days anew on which touches changed.

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

-- Counts the days of channels on which touches came, changed or went.
create or replace function fold_visits() returns bigint language plpgsql set jit = off as $$
declare
  began timestamptz := clock_timestamp();
  zone text := sales_zone(); -- asked once, and not for each touch
  since bigint := advance_segment_mark('visits', coalesce((select max(id) from touches), 0));
  folded bigint := 0;
  counted bigint;
begin
  insert into visit_tail (channel_id, day)
  select t.channel_id, t.day from (
    select channel_id, (at at time zone zone)::date as day, count(*) as touches from touches where id > since group by 1, 2
  ) t left join visit_days v using (channel_id, day)
  -- The mark stands still for one look after the first, which found everything: then only what came meanwhile is new.
  where since > 0 or v.touches is distinct from t.touches;
  loop
    counted := fold_visit_days();
    folded := folded + counted;
    exit when counted = 0 or clock_timestamp() > began + interval '10 seconds';
  end loop;
  return folded;
end $$;

-- Takes some days out of the tail and counts their touches anew. Returns how many.
create or replace function fold_visit_days() returns bigint language plpgsql set jit = off as $$
declare
  zone text := sales_zone();
  of_channels uuid[];
  of_days date[];
begin
  with wanted as (
    select channel_id, day from visit_tail group by 1, 2 order by 2, 1 limit 250
  ), taken as (
    delete from visit_tail t using wanted w where t.channel_id = w.channel_id and t.day = w.day
  )
  select array_agg(channel_id), array_agg(day) into of_channels, of_days from wanted;
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
