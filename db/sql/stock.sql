-- The stock ledger's own arithmetic. Levels are sums that only these triggers write; everybody else inserts
-- movements and reservations. Applied again by db/migrate.ts whenever this file changes.

create or replace function refuse_stock(variant uuid, place uuid, wanted integer) returns void
language plpgsql as $$
declare
  level stock_levels%rowtype;
begin
  select * into level from stock_levels where variant_id = variant and location_id = place;
  raise exception 'OUT_OF_STOCK' using errcode = 'PS409', detail = json_build_object(
    'variantId', variant, 'locationId', place, 'wanted', wanted,
    'onHand', coalesce(level.on_hand, 0), 'reserved', coalesce(level.reserved, 0), 'safety', coalesce(level.safety, 0)
  )::text;
end $$;

-- Rows are visited in (variant, location) order, so two writers lock in the same order and cannot deadlock.
create or replace function apply_movements() returns trigger
language plpgsql as $$
declare
  delta record;
begin
  for delta in
    select side.variant_id, side.location_id, sum(side.change)::integer as change
    from (
      select variant_id, to_location_id as location_id, quantity as change from added
      union all
      select variant_id, from_location_id, -quantity from added
    ) side
    join locations l on l.id = side.location_id and l.is_counted
    group by 1, 2 having sum(side.change) <> 0
    order by 1, 2
  loop
    if delta.change > 0 then
      insert into stock_levels (variant_id, location_id, on_hand)
      values (delta.variant_id, delta.location_id, delta.change)
      on conflict (variant_id, location_id)
      do update set on_hand = stock_levels.on_hand + excluded.on_hand, updated_at = now();
    else
      update stock_levels set on_hand = on_hand + delta.change, updated_at = now()
      where variant_id = delta.variant_id and location_id = delta.location_id
        and on_hand + delta.change >= reserved;
      if not found then
        perform refuse_stock(delta.variant_id, delta.location_id, -delta.change);
      end if;
    end if;
  end loop;
  return null;
end $$;

create or replace function apply_new_reservations() returns trigger
language plpgsql as $$
declare
  missing record;
begin
  with wanted as materialized (
    select variant_id, location_id, sum(quantity)::integer as change, bool_and(uses_safety) as uses_safety
    from added where status = 'open' group by 1, 2
  ), held as materialized (
    -- Sorted first and locked then, whatever the plan: nobody waits for a row that comes before one they hold.
    select l.variant_id, l.location_id, w.change,
      l.on_hand - l.reserved - case when w.uses_safety then 0 else l.safety end >= w.change as is_free
    from wanted w join stock_levels l on l.variant_id = w.variant_id and l.location_id = w.location_id
    order by 1, 2 for no key update of l
  ), promised as (
    update stock_levels l set reserved = l.reserved + h.change, updated_at = now()
    from held h where h.is_free and l.variant_id = h.variant_id and l.location_id = h.location_id
  )
  select w.* into missing from wanted w
  where not exists (select from held h where h.is_free and h.variant_id = w.variant_id and h.location_id = w.location_id)
  order by 1, 2 limit 1;
  if found then perform refuse_stock(missing.variant_id, missing.location_id, missing.change); end if;
  return null;
end $$;

create or replace function apply_changed_reservations() returns trigger
language plpgsql as $$
declare
  delta record;
begin
  for delta in
    select variant_id, location_id, sum(change)::integer as change
    from (
      select variant_id, location_id, quantity as change from after_change where status = 'open'
      union all
      select variant_id, location_id, -quantity from before_change where status = 'open'
    ) side
    group by 1, 2 having sum(change) <> 0 order by 1, 2
  loop
    update stock_levels set reserved = reserved + delta.change, updated_at = now()
    where variant_id = delta.variant_id and location_id = delta.location_id
      and reserved + delta.change between 0 and on_hand;
    if not found then
      perform refuse_stock(delta.variant_id, delta.location_id, delta.change);
    end if;
  end loop;
  return null;
end $$;

-- A trigger's own update runs one level deeper than a statement of anybody else.
create or replace function guard_levels() returns trigger
language plpgsql as $$
declare
  kind_of_variant text;
begin
  if pg_trigger_depth() < 2 then
    if tg_op = 'DELETE' then
      if old.on_hand <> 0 or old.reserved <> 0 then
        raise exception 'A stock level is the sum of its movements and cannot be deleted' using errcode = 'PS403';
      end if;
      return old;
    end if;
    if (tg_op = 'INSERT' and (new.on_hand <> 0 or new.reserved <> 0))
      or (tg_op = 'UPDATE' and (new.on_hand, new.reserved) is distinct from (old.on_hand, old.reserved)) then
      raise exception 'A stock level is the sum of its movements: insert a movement or a reservation' using errcode = 'PS403';
    end if;
  end if;
  if tg_op = 'INSERT' then
    -- Locked until the commit: nobody makes a bundle of it meanwhile.
    select kind into kind_of_variant from variants where id = new.variant_id for key share;
    if kind_of_variant = 'bundle' then
      raise exception 'A bundle has no stock of its own: move its components' using errcode = 'PS403';
    end if;
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;

create or replace function guard_reservations() returns trigger
language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.status = 'open' then
      raise exception 'An open reservation is released, not deleted' using errcode = 'PS403';
    end if;
    return old;
  end if;
  if old.status <> 'open' and new.status is distinct from old.status then
    raise exception 'A closed reservation stays closed' using errcode = 'PS403';
  end if;
  if (new.variant_id, new.location_id) is distinct from (old.variant_id, old.location_id) then
    raise exception 'A reservation stays at its place: release it and make another' using errcode = 'PS403';
  end if;
  return new;
end $$;

create or replace trigger movements_apply after insert on stock_movements
  referencing new table as added for each statement execute function apply_movements();

create or replace trigger reservations_apply_new after insert on reservations
  referencing new table as added for each statement execute function apply_new_reservations();
create or replace trigger reservations_apply_change after update on reservations
  referencing old table as before_change new table as after_change
  for each statement execute function apply_changed_reservations();
create or replace trigger reservations_guard before update or delete on reservations
  for each row execute function guard_reservations();

create or replace trigger levels_guard_insert before insert or delete on stock_levels
  for each row execute function guard_levels();
create or replace trigger levels_guard_update before update of on_hand, reserved on stock_levels
  for each row when (pg_trigger_depth() = 0) execute function guard_levels();

-- A level's own row is rewritten in place many times a day: leave room for it on the page.
alter table stock_levels set (fillfactor = 70);
