-- Channels, locations and variants stand in millions of rows. A foreign key would lock the one parent row in every
-- order (and make sixteen orders at once queue for it), so the other half is kept: what is used cannot be deleted.

create or replace function guard_used() returns trigger
language plpgsql as $$
declare
  used boolean;
begin
  if tg_table_name = 'variants' then
    select exists (select from order_lines where variant_id = old.id)
      or exists (select from return_lines where variant_id = old.id)
      or exists (select from reservations where variant_id = old.id) into used;
  elsif tg_table_name = 'channels' then
    select exists (select from orders where channel_id = old.id)
      or exists (select from returns where channel_id = old.id)
      or exists (select from postings where channel_id = old.id)
      or exists (select from touches where channel_id = old.id) into used;
  else
    select exists (select from orders where location_id = old.id)
      or exists (select from returns where location_id = old.id)
      or exists (select from reservations where location_id = old.id) into used;
  end if;
  if used then
    raise exception '% % is in use: switch it off instead of deleting it', tg_table_name, old.id using errcode = 'PS403';
  end if;
  return old;
end $$;

create or replace trigger variants_in_use before delete on variants for each row execute function guard_used();
create or replace trigger channels_in_use before delete on channels for each row execute function guard_used();
create or replace trigger locations_in_use before delete on locations for each row execute function guard_used();
