-- Points. A member's balances are the sums of entries, kept here in the same statement; the entries of a happening add up
-- to nothing, and neither are ever rewritten.

insert into loyalty_accounts (id, kind, member_id)
select gen_random_uuid(), kind, null from unnest(array['issued', 'expired', 'adjusted', 'used']) kind
on conflict (member_id, kind) do nothing;

create or replace function apply_loyalty_entries() returns trigger language plpgsql as $$
declare
  odd uuid;
begin
  select e.happening_id into odd from loyalty_entries e where e.happening_id in (select happening_id from added)
  group by 1 having sum(e.points) <> 0 limit 1;
  if odd is not null then
    raise exception 'The points of happening % do not add up to nothing', odd using errcode = 'PS403';
  end if;
  perform from loyalty_accounts where id in (select account_id from added) and member_id is not null
  order by id for no key update;
  update loyalty_accounts a set balance = a.balance + sums.points
  from (select account_id, sum(points) as points from added group by 1) sums
  where a.id = sums.account_id and a.member_id is not null;
  return null;
end $$;

create or replace trigger loyalty_entries_apply after insert on loyalty_entries
  referencing new table as added for each statement execute function apply_loyalty_entries();

create or replace trigger loyalty_entries_are_final before update or delete or truncate on loyalty_entries
  for each statement execute function refuse_change();
create or replace trigger loyalty_happenings_stay before delete or truncate on loyalty_happenings
  for each statement execute function refuse_change();
-- What somebody wrote as the reason goes when the person is erased; nothing else of a happening ever does.
drop trigger if exists loyalty_happenings_are_final on loyalty_happenings;
create or replace trigger loyalty_happenings_are_kept before update on loyalty_happenings for each row
  when (to_jsonb(old) - 'reason' is distinct from to_jsonb(new) - 'reason' or new.reason not in ('', old.reason))
  execute function refuse_change();
create or replace trigger loyalty_balances_are_sums before update of balance on loyalty_accounts
  for each row when (pg_trigger_depth() = 0) execute function refuse_change();
