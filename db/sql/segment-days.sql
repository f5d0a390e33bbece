-- The books by segment. A person's postings are counted under the segments that segment_people names: who is in a segment
-- as far as it is counted. Who came or left waits in segment_moves until the fold takes the person's postings along, so
-- that no writer of members pays for it. Sums and the rows behind them go by the same people and always agree.

-- One person, or the whole segment where very many move at once: that is one row however large the segment is.
create or replace function note_segment_moves() returns trigger language plpgsql as $$
begin
  if (select count(*) from (select from moved limit 1001) few) > 1000 then
    insert into segment_moves (segment_id) select distinct segment_id from moved;
  else
    insert into segment_moves (customer_id) select distinct customer_id from moved;
  end if;
  return null;
end $$;

create or replace trigger segment_members_came after insert on segment_members
  referencing new table as moved for each statement execute function note_segment_moves();
create or replace trigger segment_members_left after delete on segment_members
  referencing old table as moved for each statement execute function note_segment_moves();

-- The people whose counted membership of a segment is not what it is.
create or replace function segment_strays(segment uuid) returns table (customer_id uuid) language sql stable as $$
  select coalesce(m.customer_id, c.customer_id)
  from (select customer_id from segment_members where segment_id = segment) m
  full join (select customer_id from segment_people where segment_ids @> array[segment]) c using (customer_id)
  where m.customer_id is null or c.customer_id is null
$$;

-- Adds the settled postings of a window to the segments of their people, then lets some of those who wait move.
create or replace function fold_segments(since xid8, until xid8) returns void language plpgsql as $$
declare
  named text;
  sums text;
  signed text;
  added text;
begin
  -- Nothing has ever been counted: members may have been there before, as after a restore.
  if since = '0'::xid8 then
    insert into segment_moves (segment_id)
    select id from segments s where exists (select from segment_members where segment_id = s.id);
  end if;
  select string_agg(a, ', '), string_agg(format('sum(p.%s)', a), ', '), string_agg(format('sum(p.%s * w.sign)', a), ', '),
    string_agg(format('%1$s = d.%1$s + excluded.%1$s', a), ', ')
  into named, sums, signed, added from posting_amounts() a;
  execute format('insert into segment_days as d (day, segment_id, %1$s)
    select p.day, w.segment_id, %2$s from postings p join segment_people c using (customer_id)
    cross join lateral unnest(array_prepend(null, c.segment_ids)) as w (segment_id)
    where p.written_in >= $1 and p.written_in < $2 group by 1, 2 order by 1, 2
    on conflict (day, segment_id) do update set %3$s', named, sums, added) using since, until;
  if not exists (select from segment_moves) then return; end if;
  perform list_segment_strays();
  -- One statement, so that moves and members are those of one moment: who moves meanwhile leaves another row. So many
  -- people at once that it takes a second or two: whoever merges people waits for it.
  execute format('with taken as (
      delete from segment_moves where id in (
        select id from segment_moves where customer_id is not null order by id limit 5000) returning customer_id
    ), changed as materialized (
      select w.customer_id, coalesce(c.segment_ids, ''{}'') as before, now.segment_ids as after
      from (select distinct customer_id from taken) w left join segment_people c using (customer_id)
      cross join lateral (
        select coalesce(array_agg(segment_id order by segment_id), ''{}'') as segment_ids
        from segment_members m where m.customer_id = w.customer_id
      ) now
      where coalesce(c.segment_ids, ''{}'') <> now.segment_ids
    ), gone as (
      delete from segment_people c using changed where changed.customer_id = c.customer_id and changed.after = ''{}''
    ), kept as (
      insert into segment_people (customer_id, segment_ids) select customer_id, after from changed where after <> ''{}''
      on conflict (customer_id) do update set segment_ids = excluded.segment_ids
    )
    insert into segment_days as d (day, segment_id, %1$s)
    select p.day, w.segment_id, %2$s
    from changed join postings p on p.customer_id = changed.customer_id and p.written_in < $1
    cross join lateral (
      select segment_id, 1 as sign from unnest(after) as came (segment_id) where segment_id <> all (before)
      union all select segment_id, -1 from unnest(before) as went (segment_id) where segment_id <> all (after)
      union all select null, (after <> ''{}'')::integer - (before <> ''{}'')::integer where (after = ''{}'') <> (before = ''{}'')
    ) w
    group by 1, 2 order by 1, 2 on conflict (day, segment_id) do update set %3$s', named, signed, added) using until;
end $$;

-- Puts down one by one who came into a whole segment that waits, or left it. One segment at a time, and only when nobody
-- else waits: each person moves into all of their segments at once.
create or replace function list_segment_strays() returns void language plpgsql as $$
declare
  next segment_moves;
begin
  if exists (select from segment_moves where customer_id is not null) then return; end if;
  delete from segment_moves where segment_id is not null and is_listed;
  for next in select * from segment_moves where segment_id is not null order by id loop
    insert into segment_moves (customer_id, at) select customer_id, next.at from segment_strays(next.segment_id) order by 1;
    if found then
      update segment_moves set is_listed = true where id = next.id;
      return;
    end if;
    delete from segment_moves where id = next.id;
  end loop;
end $$;

-- Two people become one, or two again: a posting that is counted goes to the segments of whose it is now. Who merges holds
-- the fold back already (lockMerging), everybody else waits here.
create or replace function move_posting_segments() returns trigger language plpgsql as $$
declare
  mark xid8;
  named text;
  signed text;
  added text;
begin
  if not exists (select from before b join after a using (id) where a.customer_id is distinct from b.customer_id) then
    return null;
  end if;
  select up_to into mark from folds where name = 'postings' for update;
  select string_agg(a, ', '), string_agg(format('sum(p.%s * p.sign)', a), ', '),
    string_agg(format('%1$s = d.%1$s + excluded.%1$s', a), ', ')
  into named, signed, added from posting_amounts() a;
  execute format('insert into segment_days as d (day, segment_id, %1$s)
    select p.day, w.segment_id, %2$s
    from (select *, -1 as sign from before union all select *, 1 from after) p join segment_people c using (customer_id)
    cross join lateral unnest(array_prepend(null, c.segment_ids)) as w (segment_id)
    where p.written_in < $1 group by 1, 2 order by 1, 2 on conflict (day, segment_id) do update set %3$s', named, signed, added)
    using mark;
  return null;
end $$;

create or replace trigger postings_move_segments after update on postings
  referencing old table as before new table as after for each statement execute function move_posting_segments();

-- Every posting under each segment of its person, and once under none for being of any: what segment_days adds up.
create or replace view posting_segments as
select p.id as posting_id, w.segment_id, p.written_in, p.day, p.gross_minor, p.discounts_minor, p.returns_minor, p.shipping_minor, p.tax_minor,
  p.cogs_minor, p.fees_minor, p.fulfilment_minor, p.marketing_minor, p.fixed_minor, p.adjustment_minor, p.handling_minor,
  p.orders, p.units, p.returned_units, p.units_without_cost
from postings p join segment_people c using (customer_id)
cross join lateral unnest(array_prepend(null, c.segment_ids)) as w (segment_id);

-- Days plus what is not folded yet: always equal to recomputing from the postings. See channel_days_now for the upper end.
create or replace view segment_days_now as
select segment_id, day, gross_minor, discounts_minor, returns_minor, shipping_minor, tax_minor, cogs_minor, fees_minor,
  fulfilment_minor, marketing_minor, fixed_minor, adjustment_minor, handling_minor, orders, units, returned_units,
  units_without_cost
from segment_days
union all
select segment_id, day, gross_minor, discounts_minor, returns_minor, shipping_minor, tax_minor, cogs_minor, fees_minor,
  fulfilment_minor, marketing_minor, fixed_minor, adjustment_minor, handling_minor, orders, units, returned_units,
  units_without_cost
from posting_segments
where written_in >= coalesce((select up_to from folds where name = 'postings'), '0'::xid8)
  and written_in <= (select '18446744073709551615'::xid8);

-- Members from before there were these sums; looking through who is counted already finds nobody.
insert into segment_moves (segment_id)
select id from segments s where exists (select from segment_members where segment_id = s.id)
  and not exists (select from segment_moves where segment_id = s.id);
