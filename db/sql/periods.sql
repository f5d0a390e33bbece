-- The last closed day, or null while nothing is closed. What lies before the first closed period is closed with it.
create or replace function closed_until() returns date
language sql stable as $$
  select max(to_day) from closed_periods where reopened_at is null
$$;

-- A posting that belongs into a closed period counts from the first open day. The lock is shared by everybody who
-- posts and held until their commit; a close takes it alone, so that no posting in flight can slip in behind its sums.
create or replace function date_posting() returns trigger
language plpgsql as $$
declare
  closed date;
begin
  perform pg_advisory_xact_lock_shared(7204118);
  select max(to_day) into closed from closed_periods where reopened_at is null;
  if new.day <= closed then
    new.of_day := coalesce(new.of_day, new.day);
    new.day := closed + 1;
  end if;
  return new;
end $$;

create or replace trigger postings_of_closed_days before insert on postings
  for each row execute function date_posting();

-- What was closed stays as it was; only its reopening may be added, once, and only of the latest.
-- A cost says itself from which day its posting counts. Takes the same lock, before its posting does.
create or replace function date_cost() returns trigger
language plpgsql as $$
declare
  closed date;
begin
  perform pg_advisory_xact_lock_shared(7204118);
  select max(to_day) into closed from closed_periods where reopened_at is null;
  new.counts_on := case when new.day <= closed then closed + 1 end;
  return new;
end $$;

create or replace trigger costs_of_closed_days before insert on costs
  for each row execute function date_cost();

create or replace function keep_closed_period() returns trigger
language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.reopened_at is not null
    or to_jsonb(old) - '{reopened_at,reopened_by,reopen_reason}'::text[]
      is distinct from to_jsonb(new) - '{reopened_at,reopened_by,reopen_reason}'::text[] then
    raise exception 'a closed period is never rewritten' using errcode = 'PS403';
  end if;
  return new;
end $$;

create or replace trigger closed_periods_stay before update or delete on closed_periods
  for each row execute function keep_closed_period();
