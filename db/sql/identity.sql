-- Whoever is called otherwise, or is recognised by something new, is compared anew: without match keys a customer counts
-- as not compared yet.
create or replace function forget_match_keys() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'customers' then
    delete from match_keys where customer_id = new.id;
  elsif tg_op = 'DELETE' then
    delete from match_keys where customer_id = old.customer_id;
  else
    delete from match_keys where customer_id = new.customer_id;
  end if;
  return null;
end $$;

create or replace trigger customers_compare_anew after update of name on customers
  for each row when (old.name is distinct from new.name) execute function forget_match_keys();
create or replace trigger identities_compare_anew after insert or update or delete on identities
  for each row execute function forget_match_keys();
