-- Sums that follow the rows of another table in the same statement, whoever writes those and whatever happens to them.

-- What sum_up has called. Its arguments: the table of the sums, the keys of a sum, its amounts ('posting' for all those of a
-- posting), what a row gives to each of these by name, and which rows do, where not all.
create or replace function keep_sums() returns trigger language plpgsql as $$
declare
  keys text := (select string_agg('given.' || k, ', ') from unnest(string_to_array(tg_argv[1], ', ')) k);
  amounts text[] := case tg_argv[2] when 'posting' then array(select a::text from posting_amounts() a)
    else string_to_array(tg_argv[2], ', ') end;
  changes text := case tg_op when 'INSERT' then 'select 1 as sign, * from come' when 'DELETE' then 'select -1 as sign, * from gone'
    else 'select -1 as sign, * from gone union all select 1, * from come' end;
  named text;
  sums text;
  added text;
begin
  select string_agg(a, ', '), string_agg(format('sum(one.sign * given.%s)', a), ', '),
    string_agg(format('%1$s = kept.%1$s + excluded.%1$s', a), ', ')
  into named, sums, added from unnest(amounts) a;
  execute format('insert into %1$I as kept (%2$s, %3$s)
    select %4$s, %5$s from (%6$s) one cross join lateral (select %7$s) given where %8$s group by %4$s order by %4$s
    on conflict (%2$s) do update set %9$s',
    tg_argv[0], tg_argv[1], named, keys, sums, changes, tg_argv[3], coalesce(tg_argv[4], 'true'), added);
  return null;
end $$;

-- Gives the rows of a table the triggers that keep a table of sums up; `named` is what the triggers are called after.
-- Whoever writes rows of one sum at once comes in one order or waits: the sums are rows that are locked.
create or replace procedure sum_up(rows regclass, named text, variadic arguments text[]) language plpgsql as $$
declare
  given text := (select string_agg(quote_literal(a), ', ' order by place) from unnest(arguments) with ordinality as one (a, place));
begin
  execute format('create or replace trigger %2$I after insert on %1$s referencing new table as come
    for each statement execute function keep_sums(%3$s)', rows, named || '_come', given);
  execute format('create or replace trigger %2$I after update on %1$s referencing old table as gone new table as come
    for each statement execute function keep_sums(%3$s)', rows, named || '_change', given);
  execute format('create or replace trigger %2$I after delete on %1$s referencing old table as gone
    for each statement execute function keep_sums(%3$s)', rows, named || '_go', given);
end $$;
