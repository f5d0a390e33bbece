-- Units that went to customers, day by day. Whoever writes movements adds rows to sales_tail only; the worker folds them
-- into sales_days and sales_pace. A row is in the tail or in the sums, never in both, because folding moves it in one
-- transaction: hence no mark of how far it has come, and no writer waits.

create or replace function sales_zone() returns text language sql stable as $$
  select coalesce((select time_zone from business), 'UTC')
$$;

create or replace function note_sales() returns trigger language plpgsql as $$
begin
  insert into sales_tail (variant_id, location_id, at, units)
  select a.variant_id, a.from_location_id, a.at, a.quantity
  from added a join locations l on l.id = a.to_location_id and l.kind = 'customer';
  return null;
end $$;

create or replace trigger movements_note_sales after insert on stock_movements
  referencing new table as added for each statement execute function note_sales();

-- Moves the tail into the sums. When the days are told apart otherwise than before, or nothing is known yet (a load went
-- past the triggers), all are added up anew from the ledger. Returns how many rows came in.
create or replace function fold_sales(today date default (now() at time zone sales_zone())::date) returns bigint
language plpgsql as $$
declare
  zone text := sales_zone();
  known sales_fold%rowtype;
  folded bigint;
begin
  lock table sales_fold in share row exclusive mode;
  select * into known from sales_fold;
  if known.time_zone is distinct from zone then
    if not exists (select from stock_movements) then return 0; end if;
    delete from sales_days;
    -- One statement, so that a sale is seen in both places or in neither.
    with gone as (delete from sales_tail)
    insert into sales_days (variant_id, day, location_id, units)
    select m.variant_id, (m.at at time zone zone)::date, m.from_location_id, sum(m.quantity)
    from stock_movements m join locations l on l.id = m.to_location_id and l.kind = 'customer'
    group by 1, 2, 3 order by 2, 1, 3;
    get diagnostics folded = row_count;
    delete from sales_fold;
    insert into sales_fold (time_zone, until_on) values (zone, today);
  else
    with taken as (
      delete from sales_tail returning variant_id, location_id, (at at time zone zone)::date as day, units
    ), days as (
      insert into sales_days as d (variant_id, day, location_id, units)
      select variant_id, day, location_id, sum(units) from taken group by 1, 2, 3 order by 2, 1, 3
      on conflict (variant_id, day, location_id) do update set units = d.units + excluded.units
    ), pace as (
      insert into sales_pace as p (variant_id, units)
      select variant_id, sum(units) from taken where day between known.until_on - 27 and known.until_on group by 1
      on conflict (variant_id) do update set units = p.units + excluded.units
    )
    select count(*) into folded from taken;
    if known.until_on = today then return folded; end if;
    update sales_fold set until_on = today;
  end if;
  delete from sales_pace;
  insert into sales_pace (variant_id, units)
  select variant_id, sum(units) from sales_days where day between today - 27 and today group by 1;
  return folded;
end $$;

-- Sums plus tail, or the ledger itself while nothing is folded: always equal to adding the ledger up.
create or replace view sales_days_now as
with mark as materialized (
  select sales_zone() as zone,
    coalesce((select time_zone from sales_fold) = sales_zone(), false) as is_folded,
    (select id from locations where kind = 'customer' order by code limit 1) as customer
)
select variant_id, location_id, day, units from sales_days where (select is_folded from mark)
union all
select variant_id, location_id, (at at time zone (select zone from mark))::date, units
from sales_tail where (select is_folded from mark)
union all
select variant_id, from_location_id, (at at time zone (select zone from mark))::date, quantity
from stock_movements where not (select is_folded from mark) and to_location_id = (select customer from mark);

-- What was sold of each variant in the 28 days that end on `last_day`: from what is kept, where that is the day of today.
create or replace function sold_lately(last_day date) returns table (variant_id uuid, units bigint)
language sql stable as $$
  with mark as materialized (
    select sales_zone() as zone, exists (
      select from sales_fold where time_zone = sales_zone() and until_on = last_day) as is_kept
  ), fresh as materialized (
    select t.variant_id, sum(t.units) as units from sales_tail t
    where (t.at at time zone (select zone from mark))::date between last_day - 27 and last_day group by 1
  )
  select p.variant_id, p.units::bigint from sales_pace p
  where (select is_kept from mark) and p.variant_id not in (select f.variant_id from fresh f)
  union all
  select f.variant_id, f.units + coalesce(p.units, 0) from fresh f
  left join sales_pace p on p.variant_id = f.variant_id where (select is_kept from mark)
  union all
  select d.variant_id, sum(d.units) from sales_days_now d
  where not (select is_kept from mark) and d.day between last_day - 27 and last_day group by 1
$$;
