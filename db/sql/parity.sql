-- Whose listings are to be compared with the book again. Whoever changes something leaves marks; the worker takes them.
-- Nothing here runs inside an order's transaction: levels are found by their instant.

insert into parity_turn (levels_up_to) values ('-infinity') on conflict do nothing;

create or replace function mark_listing_changed() returns trigger language plpgsql as $$
begin
  insert into parity_marks (variant_id) select distinct variant_id from changed where variant_id is not null;
  return null;
end $$;

create or replace trigger listings_mark_new after insert on listing_facts
  referencing new table as changed for each statement execute function mark_listing_changed();

-- A listing that was only seen again, as it was, is not compared again.
create or replace function mark_listing_moved() returns trigger language plpgsql as $$
begin
  insert into parity_marks (variant_id)
  select distinct of.variant_id from changed n join before o using (channel_id, external_id)
  cross join lateral (values (n.variant_id), (o.variant_id)) of (variant_id)
  where of.variant_id is not null
    and (n.variant_id, n.currency, n.price_minor, n.compare_at_minor, n.includes_tax, n.stock_units, n.in_stock, n.title,
        n.description, n.promise_days)
      is distinct from (o.variant_id, o.currency, o.price_minor, o.compare_at_minor, o.includes_tax, o.stock_units,
        o.in_stock, o.title, o.description, o.promise_days);
  return null;
end $$;

create or replace trigger listings_mark_changed after update on listing_facts
  referencing old table as before new table as changed for each statement execute function mark_listing_moved();
create or replace trigger terms_mark_new after insert on listing_terms
  referencing new table as changed for each statement execute function mark_listing_changed();
create or replace trigger terms_mark_changed after update on listing_terms
  referencing new table as changed for each statement execute function mark_listing_changed();
create or replace trigger terms_mark_gone after delete on listing_terms
  referencing old table as changed for each statement execute function mark_listing_changed();

-- A drift of a listing that is gone has nothing left to differ from.
create or replace function end_drifts_of_listing() returns trigger language plpgsql as $$
begin
  update parity_drifts d set ended_at = now(), state = case when d.state = 'corrected' then 'corrected' else 'gone' end
  from gone g where d.channel_id = g.channel_id and d.external_id = g.external_id and d.ended_at is null;
  return null;
end $$;

create or replace trigger listings_end_drifts after delete on listing_facts
  referencing old table as gone for each statement execute function end_drifts_of_listing();

-- Goods that somebody lists: a changed price, name or tax class, and goods that are put away or taken out again.
create or replace function mark_variant_changed() returns trigger language plpgsql as $$
begin
  insert into parity_marks (variant_id)
  select n.id from changed n join before o on o.id = n.id
  where (n.price_minor, n.title, n.archived_at, n.kind, n.allows_backorder, n.product_id)
      is distinct from (o.price_minor, o.title, o.archived_at, o.kind, o.allows_backorder, o.product_id)
    and exists (select from listing_facts f where f.variant_id = n.id);
  return null;
end $$;

create or replace trigger variants_mark_parity after update on variants
  referencing old table as before new table as changed for each statement execute function mark_variant_changed();

-- New goods may be those that a channel lists under their SKU already.
create or replace function match_new_variants() returns trigger language plpgsql as $$
begin
  update listing_facts f set variant_id = n.id from changed n where f.variant_id is null and f.sku = n.sku;
  return null;
end $$;

create or replace trigger variants_match_listings after insert on variants
  referencing new table as changed for each statement execute function match_new_variants();

create or replace function mark_product_changed() returns trigger language plpgsql as $$
begin
  insert into parity_marks (variant_id)
  select v.id from changed n join before o on o.id = n.id join variants v on v.product_id = n.id
  where (n.title, n.description, n.tax_class, n.category) is distinct from (o.title, o.description, o.tax_class, o.category)
    and exists (select from listing_facts f where f.variant_id = v.id);
  return null;
end $$;

create or replace trigger products_mark_parity after update on products
  referencing old table as before new table as changed for each statement execute function mark_product_changed();

-- What holds for a whole channel.
create or replace function mark_channel_changed() returns trigger language plpgsql as $$
begin
  if (new.currency, new.buffer, new.ship_within_days, new.is_active)
    is distinct from (old.currency, old.buffer, old.ship_within_days, old.is_active) then
    insert into parity_marks (channel_id) select new.id where exists (select from listing_facts where channel_id = new.id);
  end if;
  return null;
end $$;

create or replace trigger channels_mark_parity after update on channels
  for each row execute function mark_channel_changed();

create or replace function mark_channel_of_row() returns trigger language plpgsql as $$
declare
  of_channel uuid := case when tg_op = 'DELETE' then old.channel_id else new.channel_id end;
begin
  insert into parity_marks (channel_id)
  select of_channel where exists (select from listing_facts where channel_id = of_channel)
    and not exists (select from parity_marks where variant_id is null and channel_id = of_channel);
  return null;
end $$;

create or replace trigger rules_mark_parity after insert or update or delete on parity_rules
  for each row execute function mark_channel_of_row();
create or replace trigger promotions_mark_parity after insert or delete on listing_promotions
  for each row execute function mark_channel_of_row();
create or replace trigger serving_mark_parity after insert or update or delete on channel_locations
  for each row execute function mark_channel_of_row();

create or replace function mark_buffer_changed() returns trigger language plpgsql as $$
declare
  kept channel_buffers%rowtype;
begin
  if tg_op = 'DELETE' then kept := old; else kept := new; end if;
  if kept.variant_id is not null then
    insert into parity_marks (variant_id)
    select kept.variant_id where exists (select from listing_facts where variant_id = kept.variant_id);
  else
    insert into parity_marks (channel_id)
    select kept.channel_id where exists (select from listing_facts where channel_id = kept.channel_id);
  end if;
  return null;
end $$;

create or replace trigger buffers_mark_parity after insert or update or delete on channel_buffers
  for each row execute function mark_buffer_changed();

create or replace function mark_everything() returns trigger language plpgsql as $$
begin
  insert into parity_marks (variant_id) select null where exists (select from listing_facts)
    and not exists (select from parity_marks where variant_id is null and channel_id is null);
  return null;
end $$;

create or replace trigger rates_mark_parity after insert or update or delete on exchange_rates
  for each statement execute function mark_everything();
create or replace trigger places_mark_parity after update of is_active, is_counted, kind on locations
  for each statement execute function mark_everything();
create or replace trigger taxes_mark_parity after update of tax_rates, reporting_currency on business
  for each statement execute function mark_everything();

-- Marks what changed without a trigger: levels since the last time, accepted differences whose time is over, promotions
-- that begin or have ended; and says of wide marks which variants they mean. The caller holds parity_turn.
create or replace function gather_parity_marks(today date) returns void language plpgsql as $$
declare
  since timestamptz;
  until timestamptz;
begin
  select levels_up_to into since from parity_turn;
  -- As in fold_supply: what is still running began after `until`, so its levels are found next time.
  select least(min(xact_start), clock_timestamp() - interval '1 second') into until
  from pg_stat_activity where datname = current_database();
  insert into parity_marks (variant_id)
  select s.variant_id from stock_levels s
  where s.updated_at >= since and s.updated_at <= 'infinity'
    and exists (select from listing_facts f where f.variant_id = s.variant_id)
  union
  select b.bundle_id from stock_levels s join bundle_components b on b.component_id = s.variant_id
  where s.updated_at >= since and s.updated_at <= 'infinity'
    and exists (select from listing_facts f where f.variant_id = b.bundle_id);
  update parity_turn set levels_up_to = greatest(since, until);

  insert into parity_marks (variant_id)
  select distinct variant_id from parity_drifts where ended_at is null and state = 'accepted' and accepted_until < today;

  with turned as (
    update listing_promotions set marked_on = today
    where (from_on <= today and (marked_on is null or marked_on < from_on))
      or (until_on < today and (marked_on is null or marked_on <= until_on))
    returning channel_id
  )
  insert into parity_marks (channel_id) select distinct channel_id from turned;

  with wide as (
    delete from parity_marks where variant_id is null returning channel_id
  )
  insert into parity_marks (variant_id)
  select distinct f.variant_id from listing_facts f
  where f.variant_id is not null and exists (select from wide w where w.channel_id is null or w.channel_id = f.channel_id);
end $$;
