-- Who takes orders in remembers rules, tariffs, towns and locations, and asks for this number only.
insert into routing_state (id) values (1) on conflict do nothing;

create or replace function count_routing_change() returns trigger
language plpgsql as $$
begin
  update routing_state set version = version + 1;
  return null;
end $$;

create or replace trigger rule_sets_counted after insert or update or delete on routing_rule_sets
  for each statement execute function count_routing_change();
create or replace trigger tariffs_counted after insert or update or delete on shipping_tariffs
  for each statement execute function count_routing_change();
create or replace trigger towns_counted after insert or update or delete on town_positions
  for each statement execute function count_routing_change();
create or replace trigger locations_counted after insert or update or delete on locations
  for each statement execute function count_routing_change();

-- The arrivals that what lies at a place came with, first in, first out: the newest that add up to so many units.
create or replace function shelf_layers(variant uuid, place uuid, lying bigint, until timestamptz)
returns table (arrived_at timestamptz, units bigint) language plpgsql stable as $$
declare
  missing bigint := lying;
  arrival record;
begin
  if missing <= 0 then return; end if;
  for arrival in
    select m.at, m.quantity from stock_movements m
    where m.variant_id = variant and m.to_location_id = place and m.at < until order by m.at desc, m.id desc
  loop
    arrived_at := arrival.at;
    units := least(arrival.quantity, missing);
    return next;
    missing := missing - arrival.quantity;
    exit when missing <= 0;
  end loop;
end $$;

create or replace function write_shelf_ages(levels stock_levels[]) returns void language sql as $$
  insert into shelf_ages as a (variant_id, location_id, oldest_at)
  select l.variant_id, l.location_id, oldest.at from unnest(levels) l
  cross join lateral (
    select min(arrived_at) as at from shelf_layers(l.variant_id, l.location_id, l.on_hand, 'infinity')) oldest
  on conflict (variant_id, location_id) do update set oldest_at = excluded.oldest_at
    where a.oldest_at is distinct from excluded.oldest_at
$$;

-- Folds the levels that have changed since the last time, while rules that hold or are being tried ask how long goods
-- have lain; the first time all of them, some hundred variants in each call. A level is found by the instant of its
-- writer, as in fold_supply(). True when there is more to do at once.
drop function if exists fold_shelf_ages();
create function fold_shelf_ages() returns boolean language plpgsql as $$
declare
  variants_at_once constant integer := 500;
  fold shelf_age_fold%rowtype;
  until timestamptz;
  changed stock_levels[];
  next_variants uuid[];
begin
  if not exists (select from routing_rule_sets
      where status in ('live', 'draft') and rules @> '{"criteria": [{"by": "age"}]}') then
    delete from shelf_age_fold;
    delete from shelf_ages;
    return false;
  end if;
  select least(min(xact_start), clock_timestamp() - interval '1 second') into until
  from pg_stat_activity where datname = current_database();
  -- What changes while the first ages are reckoned is found afterwards.
  insert into shelf_age_fold (up_to, built_to) values (until, '00000000-0000-0000-0000-000000000000')
  on conflict do nothing;
  select * into fold from shelf_age_fold for update;
  if fold.built_to is not null then
    select array_agg(variant_id) into next_variants from (
      select distinct variant_id from stock_levels where variant_id > fold.built_to
      order by variant_id limit variants_at_once) portion;
    select array_agg(l) into changed from stock_levels l where l.variant_id = any (next_variants);
    perform write_shelf_ages(changed);
    update shelf_age_fold set built_to = case when cardinality(next_variants) = variants_at_once
      then next_variants[variants_at_once] end;
    return coalesce(cardinality(next_variants) = variants_at_once, false);
  end if;
  select array_agg(l) into changed from stock_levels l
  where l.updated_at >= fold.up_to and l.updated_at <= 'infinity';
  if changed is not null then
    perform write_shelf_ages(changed);
    update shelf_age_fold set up_to = greatest(fold.up_to, until);
  end if;
  return false;
end $$;
