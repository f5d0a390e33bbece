-- Touches, carts and what sources say of people. The worker folds touch_events into them (domains/marketing/tracking).

-- The person that a merged one has become; null for the erased and the unknown.
create or replace function living_customer(wanted uuid) returns uuid language sql stable as $$
  with recursive line as (
    select id, merged_into, erased_at from customers where id = wanted
    union
    select c.id, c.merged_into, c.erased_at from customers c join line on c.id = line.merged_into
  )
  select id from line where merged_into is null and erased_at is null
$$;

-- The one living person whom a channel knows by this id; null where there is none, or several.
create or replace function customer_known_as(slug text, user_id text) returns uuid language sql stable as $$
  select case when count(distinct living.id) = 1 then (array_agg(living.id))[1] end
  from identities i cross join lateral (select living_customer(i.customer_id) as id) living
  where i.kind = 'external' and i.value = slug || ':' || user_id and living.id is not null
$$;

-- Up to (without) which transaction to fold: about so many events of whole transactions from the oldest on that is not
-- folded, at least one transaction. Rows of transactions that still run come later, so that none is skipped.
create or replace function next_touch_window(since xid8, wanted integer) returns xid8 language sql stable as $$
  with waiting as (
    select written_in, id from touch_events
    where written_in >= since and written_in < pg_snapshot_xmin(pg_current_snapshot())
  ), first as (
    select written_in from waiting order by written_in, id limit 1
  ), beyond as (
    select written_in from waiting order by written_in, id offset wanted limit 1
  )
  select case
    when (select written_in from beyond) > (select written_in from first) then (select written_in from beyond)
    when exists (select from beyond) then coalesce(
      (select w.written_in from waiting w where w.written_in > (select written_in from first) order by 1 limit 1),
      pg_snapshot_xmin(pg_current_snapshot()))
    else pg_snapshot_xmin(pg_current_snapshot())
  end
$$;

-- Whether an order holds every line of a cart that is one of our variants, and there is one.
create or replace function holds_goods(ordered uuid, lines jsonb) returns boolean language sql stable as $$
  select count(*) > 0 and bool_and(exists (
    select from order_lines l where l.order_id = ordered and l.variant_id = (line ->> 'variantId')::uuid))
  from jsonb_array_elements(lines) line where line ->> 'variantId' is not null
$$;
