-- Lots. A movement of a variant with lots says in movement_lots of which lots its units were, and lot_levels are the sums
-- of those, kept here in the same statement, after the levels: whoever moves a variant at a place holds its level's lock.
-- A writer may name the lot in `stock_movements.lot_id`. Where it names none, its units leave first expired first out.

-- The day that it is for the business; lots may be sold until their last day is over.
create or replace function business_day(moment timestamptz) returns date language sql stable as $$
  select (moment at time zone coalesce((select time_zone from business), 'UTC'))::date
$$;

create or replace function describe_move(move stock_movements) returns jsonb language sql stable as $$
  select jsonb_build_object('variantId', move.variant_id, 'sku', v.sku, 'place', l.name, 'quantity', move.quantity)
  from variants v, locations l where v.id = move.variant_id and l.id = move.from_location_id
$$;

-- The lots of units that leave a counted place. What the same cause brought there goes first: a transfer takes its own
-- units on, and what is undone takes back what it did. Units whose lot nobody wrote down, and those that keep, go last.
-- A sale takes nothing that has expired.
create or replace function lots_that_leave(move stock_movements) returns table (lot uuid, units integer)
language sql stable as $$
  with there as (
    select l.lot_id, l.quantity, o.expires_on, o.code from lot_levels l join lots o on o.id = l.lot_id
    where l.variant_id = move.variant_id and l.location_id = move.from_location_id and l.quantity > 0
      and (move.lot_id is null or l.lot_id = move.lot_id)
      and (move.reason <> 'sale' or o.expires_on is null or o.expires_on >= business_day(move.at))
  ), own as (
    select p.lot_id, sum(case when m.to_location_id = move.from_location_id then p.quantity
      when m.from_location_id = move.from_location_id then -p.quantity else 0 end)::integer as quantity
    from stock_movements m join movement_lots p on p.movement_id = m.id
    where m.cause_kind = move.cause_kind and m.cause_id = move.cause_id and m.variant_id = move.variant_id
    group by 1
  ), parts as (
    select there.lot_id, there.expires_on, there.code, part.turn, part.quantity from there
    left join own on own.lot_id = there.lot_id
    cross join lateral (select greatest(0, least(there.quantity, coalesce(own.quantity, 0))) as of_cause) mine
    cross join lateral (values (1, of_cause), (2, there.quantity - of_cause)) part (turn, quantity)
  ), queue as (
    select lot_id, quantity, coalesce(sum(quantity) over (
      order by turn, expires_on nulls last, code = '', code rows between unbounded preceding and 1 preceding), 0) as before
    from parts where quantity > 0
  )
  select lot_id, sum(least(quantity, move.quantity - before))::integer from queue where before < move.quantity group by 1
$$;

-- The lots of units that come from outside without a name: what the same order line took and did not bring back yet,
-- the first to expire first, as nobody can tell; else units whose lot nobody wrote down.
create or replace function lots_that_come(move stock_movements) returns table (lot uuid, units integer)
language plpgsql as $$
declare
  unnamed uuid;
  left_over integer := move.quantity;
  taken record;
begin
  if move.lot_id is not null then
    return query select move.lot_id, move.quantity;
    return;
  end if;
  for taken in
    select o.id, sum(case when origin.is_counted then p.quantity else -p.quantity end)::integer as quantity
    from stock_movements m join movement_lots p on p.movement_id = m.id join lots o on o.id = p.lot_id
    join locations origin on origin.id = m.from_location_id join locations aim on aim.id = m.to_location_id
    where m.order_line_id = move.order_line_id and m.variant_id = move.variant_id and origin.is_counted <> aim.is_counted
    group by o.id having sum(case when origin.is_counted then p.quantity else -p.quantity end) > 0
    order by o.expires_on nulls last, o.code = '', o.code
  loop
    exit when left_over = 0;
    return query select taken.id, least(taken.quantity, left_over);
    left_over := left_over - least(taken.quantity, left_over);
  end loop;
  if left_over = 0 then return; end if;
  insert into lots (id, variant_id, code) values (gen_random_uuid(), move.variant_id, '')
  on conflict (variant_id, code) do nothing;
  select o.id into unnamed from lots o where o.variant_id = move.variant_id and o.code = '';
  return query select unnamed, left_over;
end $$;

create or replace function refuse_lots(move stock_movements, found_units integer) returns void language plpgsql as $$
declare
  facts jsonb := describe_move(move);
begin
  if move.lot_id is not null then
    raise exception 'The lot does not hold the units' using errcode = 'PS423', detail = facts || jsonb_build_object(
      'reason', case when move.reason = 'sale' and exists (select from lots
        where id = move.lot_id and expires_on < business_day(move.at)) then 'lotExpired' else 'lotShort' end,
      'lot', (select code from lots where id = move.lot_id), 'there', found_units);
  end if;
  raise exception 'What is left has expired' using errcode = 'PS423', detail = facts || jsonb_build_object(
    'reason', 'onlyExpired', 'fresh', found_units);
end $$;

create or replace function apply_movement_lots() returns trigger language plpgsql as $$
declare
  move stock_movements;
  leaves boolean;
  comes boolean;
  found_units integer;
begin
  if not exists (select from added a join variants v on v.id = a.variant_id and v.tracking = 'lot') then return null; end if;
  -- The levels that this statement changed are locked already; one that gained as much as it lost is not.
  perform from stock_levels s
  join (select variant_id, from_location_id as place from added union select variant_id, to_location_id from added) a
    on s.variant_id = a.variant_id and s.location_id = a.place
  order by s.variant_id, s.location_id for no key update of s;
  for move in
    select a.* from added a join variants v on v.id = a.variant_id and v.tracking = 'lot' order by a.id
  loop
    select is_counted into leaves from locations where id = move.from_location_id;
    select is_counted into comes from locations where id = move.to_location_id;
    continue when not leaves and not comes;
    if move.lot_id is not null and not exists (select from lots where id = move.lot_id and variant_id = move.variant_id) then
      raise exception 'The lot is of other goods' using errcode = 'PS403';
    end if;
    if leaves then
      insert into movement_lots (movement_id, lot_id, quantity) select move.id, lot, units from lots_that_leave(move);
      select coalesce(sum(quantity), 0) into found_units from movement_lots where movement_id = move.id;
      if found_units <> move.quantity then perform refuse_lots(move, found_units); end if;
      update lot_levels l set quantity = l.quantity - p.quantity from movement_lots p
      where p.movement_id = move.id and l.lot_id = p.lot_id and l.variant_id = move.variant_id
        and l.location_id = move.from_location_id;
    else
      insert into movement_lots (movement_id, lot_id, quantity) select move.id, lot, units from lots_that_come(move);
    end if;
    if comes then
      insert into lot_levels (variant_id, location_id, lot_id, quantity)
      select move.variant_id, move.to_location_id, p.lot_id, p.quantity from movement_lots p where p.movement_id = move.id
      on conflict (variant_id, location_id, lot_id) do update set quantity = lot_levels.quantity + excluded.quantity;
    end if;
  end loop;
  return null;
end $$;

-- After `movements_apply` (by name): the level is changed and locked, and known to suffice.
create or replace trigger movements_apply_lots after insert on stock_movements
  referencing new table as added for each statement execute function apply_movement_lots();

create or replace function guard_lots() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() < 2 then
    raise exception 'Lots follow from movements: insert a movement that names its lot' using errcode = 'PS403';
  end if;
  return null;
end $$;
create or replace trigger lot_levels_guard before insert or update or delete or truncate on lot_levels
  for each statement execute function guard_lots();
create or replace trigger movement_lots_guard before insert on movement_lots
  for each statement execute function guard_lots();
create or replace trigger movement_lots_are_final before update or delete or truncate on movement_lots
  for each statement execute function refuse_change();
create or replace trigger serial_events_are_final before update or delete or truncate on serial_events
  for each statement execute function refuse_change();

-- What is written down of units can change only while there are none: nobody knows the lots of those that lie there.
create or replace function guard_tracking() returns trigger language plpgsql as $$
begin
  -- Against a movement at a place where the variant never lay; those at known places wait for the levels.
  perform from variants where id = old.id for update;
  perform from stock_levels where variant_id = old.id order by location_id for update;
  if exists (select from stock_levels where variant_id = old.id and on_hand > 0) then
    raise exception 'Units are on hand' using errcode = 'PS423', detail = json_build_object(
      'reason', 'trackedOnHand', 'sku', old.sku,
      'onHand', (select sum(on_hand) from stock_levels where variant_id = old.id))::text;
  end if;
  return new;
end $$;
create or replace trigger variants_guard_tracking before update of tracking on variants
  for each row when (old.tracking is distinct from new.tracking) execute function guard_tracking();
