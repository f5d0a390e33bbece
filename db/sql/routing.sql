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

-- Folds the levels that have changed since the last time, while rules that hold or are being tried ask how long goods
-- have lain. A level is found by the instant of its writer, as in fold_supply(). Returns how many ages have changed.
create or replace function fold_shelf_ages() returns bigint language plpgsql as $$
declare
  since timestamptz;
  until timestamptz;
  folded bigint;
begin
  if not exists (select from routing_rule_sets
      where status in ('live', 'draft') and rules @> '{"criteria": [{"by": "age"}]}') then
    delete from shelf_age_fold;
    delete from shelf_ages;
    return 0;
  end if;
  insert into shelf_age_fold (up_to) values ('-infinity') on conflict do nothing;
  select up_to into since from shelf_age_fold for update;
  select least(min(xact_start), clock_timestamp() - interval '1 second') into until
  from pg_stat_activity where datname = current_database();
  insert into shelf_ages as a (variant_id, location_id, oldest_at)
  select l.variant_id, l.location_id, oldest.at from stock_levels l
  cross join lateral (
    select min(arrived_at) as at from shelf_layers(l.variant_id, l.location_id, l.on_hand, 'infinity')) oldest
  where l.updated_at >= since and l.updated_at <= 'infinity'
  on conflict (variant_id, location_id) do update set oldest_at = excluded.oldest_at
    where a.oldest_at is distinct from excluded.oldest_at;
  get diagnostics folded = row_count;
  if folded > 0 then update shelf_age_fold set up_to = greatest(since, until); end if;
  return folded;
end $$;
