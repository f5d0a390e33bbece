-- Whose membership of segments may have changed. What the shop's own logs tell (events, touches, consents) is read from
-- them, so that no order pays for it; sums and predictions, which the worker writes, put their people down.

create or replace function mark_segment_dirty() returns trigger language plpgsql as $$
begin
  insert into segment_dirty (customer_id) select distinct r.customer_id from changed r where r.customer_id is not null;
  return null;
end $$;

create or replace function mark_segment_dirty_people() returns trigger language plpgsql as $$
begin
  insert into segment_dirty (customer_id) select distinct r.id from changed r;
  return null;
end $$;

create or replace trigger stats_dirty_new after insert on customer_stats
  referencing new table as changed for each statement execute function mark_segment_dirty();
create or replace trigger stats_dirty_changed after update on customer_stats
  referencing new table as changed for each statement execute function mark_segment_dirty();
create or replace trigger predictions_dirty_new after insert on customer_predictions
  referencing new table as changed for each statement execute function mark_segment_dirty();
create or replace trigger predictions_dirty_changed after update on customer_predictions
  referencing new table as changed for each statement execute function mark_segment_dirty();
create or replace trigger predictions_dirty_gone after delete on customer_predictions
  referencing old table as changed for each statement execute function mark_segment_dirty();
create or replace trigger customers_dirty_changed after update on customers
  referencing new table as changed for each statement execute function mark_segment_dirty_people();
create or replace trigger customers_dirty_gone after delete on customers
  referencing old table as changed for each statement execute function mark_segment_dirty_people();

-- How far a log is read. A row with a lower number may be committed after one with a higher: what an earlier look saw is
-- settled only when every transaction of then is over, and until then its stretch is read again.
create or replace function advance_segment_mark(wanted text, newest bigint) returns bigint language plpgsql as $$
declare
  mark segment_marks;
begin
  insert into segment_marks (log, up_to, seen_to, seen_before, seen_at)
    values (wanted, 0, newest, pg_snapshot_xmax(pg_current_snapshot()), clock_timestamp()) on conflict do nothing;
  select * into mark from segment_marks where log = wanted for update;
  -- A row takes its number some microseconds before its transaction is listed: hence the second.
  if pg_snapshot_xmin(pg_current_snapshot()) >= mark.seen_before and mark.seen_at < clock_timestamp() - interval '1 second'
  then
    update segment_marks set up_to = mark.seen_to, seen_to = greatest(newest, mark.seen_to),
      seen_before = pg_snapshot_xmax(pg_current_snapshot()), seen_at = clock_timestamp() where log = wanted;
  end if;
  return mark.up_to;
end $$;

-- Everybody whose facts may have changed since the last look; takes them off the list, in the caller's transaction.
create or replace function take_segment_dirty() returns setof uuid language plpgsql as $$
declare
  events_from bigint := advance_segment_mark('events', coalesce((select max(id) from events), 0));
  touches_from bigint := advance_segment_mark('touches', coalesce((select max(id) from touches), 0));
  consents_from bigint := advance_segment_mark('consents', coalesce((select max(id) from consents), 0));
begin
  return query
  with told as (
    select subject_kind, subject_id::uuid as id from events
    where id > events_from and subject_kind in ('customer', 'order', 'import')
      and subject_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
  ), listed as (
    delete from segment_dirty returning customer_id
  )
  select id from told where subject_kind = 'customer'
  union select o.customer_id from told t join orders o on o.id = t.id
    where t.subject_kind = 'order' and o.customer_id is not null
  union select c.id from told t join customers c on c.import_id = t.id where t.subject_kind = 'import'
  union select customer_id from touches where id > touches_from and customer_id is not null
  union select customer_id from consents where id > consents_from
  union select customer_id from listed;
end $$;

-- A member belongs to a segment that is there. One look for a whole statement: a foreign key would look once for each of
-- 200,000 members. Who deletes the segment waits for who fills it, and takes the members along.
create or replace function hold_segments_of_members() returns trigger language plpgsql as $$
declare
  wanted uuid[] := array(select distinct segment_id from came);
begin
  perform from segments where id = any (wanted) for key share;
  if (select count(*) from segments where id = any (wanted)) < cardinality(wanted) then
    raise foreign_key_violation using message = 'a member is of a segment that is not there';
  end if;
  return null;
end $$;

create or replace trigger segment_members_held after insert on segment_members
  referencing new table as came for each statement execute function hold_segments_of_members();

create or replace function take_members_along() returns trigger language plpgsql as $$
begin
  delete from segment_members where segment_id in (select id from gone);
  return null;
end $$;

create or replace trigger segments_members_gone after delete on segments
  referencing old table as gone for each statement execute function take_members_along();

-- Everybody, in an order of chance that does not change: the first of them are the sample of who builds a rule.
create index if not exists customers_by_chance on customers (uuid_hash(id), id)
  where merged_into is null and erased_at is null;
