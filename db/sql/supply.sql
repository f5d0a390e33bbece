-- Each variant's levels added up. Orders write levels only; the worker folds what has changed into variant_supply, and
-- variant_supply_now adds what is not folded yet, so that it always equals the levels.

create or replace function selling_locations() returns uuid[] language sql stable as $$
  select coalesce(array_agg(id order by id), '{}') from locations
  where is_counted and is_active and kind in ('warehouse', 'store')
$$;

-- What lies of one variant. Over several locations one that is short of its safety counts as nothing available.
create or replace function add_up_levels(variant uuid, selling uuid[]) returns table (
  on_hand integer, reserved integer, safety integer, available integer, is_short boolean)
language sql stable as $$
  select coalesce(sum(l.on_hand), 0)::integer, coalesce(sum(l.reserved), 0)::integer, coalesce(sum(l.safety), 0)::integer,
    coalesce(sum(greatest(0, l.free)), 0)::integer, coalesce(bool_or(l.free < 0), false)
  from (
    select s.on_hand, s.reserved, s.safety,
      case when s.location_id = any (selling) then s.on_hand - s.reserved - s.safety else 0 end as free
    from stock_levels s where s.variant_id = variant
  ) l
$$;

-- Folds the levels that have changed since the last time. A level carries the instant at which its writer's transaction
-- began: what is still running began after `until`, so its levels are found next time. Returns how many variants were folded.
create or replace function fold_supply() returns bigint language plpgsql as $$
declare
  places uuid[] := selling_locations();
  since timestamptz;
  until timestamptz;
  folded bigint;
begin
  if not exists (select from stock_levels) then return 0; end if;
  insert into supply_fold (up_to, selling) values ('-infinity', places) on conflict do nothing;
  select case when selling = places then up_to else '-infinity' end into since from supply_fold for update;
  -- A transaction is listed some microseconds after it has begun: hence the second.
  select least(min(xact_start), clock_timestamp() - interval '1 second') into until
  from pg_stat_activity where datname = current_database();
  insert into variant_supply as v (variant_id, on_hand, reserved, safety, available, is_short)
  select touched.variant_id, sums.*
  from (select distinct variant_id from stock_levels where updated_at >= since and updated_at <= 'infinity') touched
  cross join lateral add_up_levels(touched.variant_id, places) sums
  on conflict (variant_id) do update set on_hand = excluded.on_hand, reserved = excluded.reserved,
    safety = excluded.safety, available = excluded.available, is_short = excluded.is_short;
  get diagnostics folded = row_count;
  if folded > 0 then update supply_fold set up_to = greatest(since, until), selling = places; end if;
  return folded;
end $$;

-- Rollup plus the variants of which a level has changed since: always equal to adding up the levels.
create or replace view variant_supply_now as
with mark as materialized (
  select coalesce((select up_to from supply_fold where selling = selling_locations()), '-infinity') as up_to,
    selling_locations() as selling
), touched as materialized (
  select distinct variant_id from stock_levels
  where updated_at >= (select up_to from mark)
    -- Always true; with it the planner expects the few rows of the tail and not a third of the table.
    and updated_at <= (select 'infinity'::timestamptz)
)
select v.variant_id, v.on_hand, v.reserved, v.safety, v.available, v.is_short
from variant_supply v where v.variant_id not in (select variant_id from touched)
union all
select t.variant_id, sums.on_hand, sums.reserved, sums.safety, sums.available, sums.is_short
from touched t cross join mark cross join lateral add_up_levels(t.variant_id, mark.selling) sums;

-- Whoever changes what is kept back marks the level as changed, whatever clock the writer goes by.
create or replace function mark_level_changed() returns trigger language plpgsql as $$
begin
  new.updated_at := now();
  return new;
end $$;

create or replace trigger levels_mark_changed before insert or update of safety on stock_levels
  for each row execute function mark_level_changed();

-- A level that is gone cannot be found by its instant: its sum is dropped, and made anew from those that are left.
create or replace function forget_level() returns trigger language plpgsql as $$
begin
  delete from variant_supply where variant_id = old.variant_id;
  update stock_levels set updated_at = now() where variant_id = old.variant_id;
  return null;
end $$;

create or replace trigger levels_forget after delete on stock_levels
  for each row execute function forget_level();
