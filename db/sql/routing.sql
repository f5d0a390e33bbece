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
