-- A barcode stands for one thing: single pieces of a variant (barcodes), or a unit of it (variant_units). Each table has a
-- key of its own; these triggers stand between the two.

create or replace function refuse_second_meaning() returns trigger language plpgsql as $$
declare
  taken text;
begin
  if tg_table_name = 'barcodes' then
    select u.barcode into taken from added a join variant_units u on u.barcode = a.code limit 1;
  else
    select b.code into taken from added a join barcodes b on b.code = a.barcode limit 1;
  end if;
  if taken is not null then
    raise exception 'The barcode % stands for something else already', taken
      using errcode = 'unique_violation', constraint = 'barcodes_one_meaning';
  end if;
  return null;
end $$;

create or replace trigger barcodes_one_meaning after insert on barcodes
  referencing new table as added for each statement execute function refuse_second_meaning();
create or replace trigger units_one_meaning_new after insert on variant_units
  referencing new table as added for each statement execute function refuse_second_meaning();
create or replace trigger units_one_meaning_changed after update on variant_units
  referencing new table as added for each statement execute function refuse_second_meaning();
