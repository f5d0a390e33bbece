-- Who may be leaving, by the channel that brought them: predictions, told apart by what domains/analytics/retention/
-- watch-churn.ts says, and added up so that reading them costs some rows. fold_retention counts anew whose predictions or
-- first order changed. retention-check.sql recomputes everything.

create or replace function note_churn() returns trigger language plpgsql as $$
begin
  insert into churn_tail (customer_id) select distinct customer_id from changed;
  return null;
end $$;

create or replace trigger predictions_note_churn_new after insert on customer_predictions
  referencing new table as changed for each statement execute function note_churn();
create or replace trigger predictions_note_churn_changed after update on customer_predictions
  referencing new table as changed for each statement execute function note_churn();
create or replace trigger predictions_note_churn_gone after delete on customer_predictions
  referencing old table as changed for each statement execute function note_churn();

-- What is foretold of each customer with a first order. Late is who bought three times or more and is silent for more
-- than twice the own average gap: from the first whole day after that on.
create or replace view churn_told as
select p.customer_id, f.channel_id, r.until_on as foretold_on, p.is_enough as is_known,
  coalesce(p.is_enough and p.p_alive < 0.5, false) as is_low,
  case when p.purchases >= 3 then p.last_on + 2 * (p.last_on - p.first_on) / (p.purchases - 1) + 1 end as late_on,
  p.net_minor, coalesce(p.value365_minor, 0) as foretold_minor
from customer_predictions p join prediction_runs r on r.id = p.run_id join first_orders f using (customer_id);

-- Puts what is kept of the given customers into the sums of days, or takes it out of them (sign -1).
create or replace function add_churn(people uuid[], sign integer) returns void language sql as $$
  insert into churn_days as d (day, channel_id, customers, unknown, low, late, at_risk, net_minor, foretold_minor)
  select e.day, c.channel_id, sign * sum(e.customers), sign * sum(e.customers * (not c.is_known)::integer),
    sign * sum(e.customers * c.is_low::integer), sign * sum(e.late), sign * sum(e.at_risk),
    sign * sum(e.at_risk * c.net_minor), sign * sum(e.at_risk * c.foretold_minor)
  from churn_people c
  cross join lateral (select coalesce(c.late_on <= c.foretold_on, false) as was_late) w
  cross join lateral (
    select c.foretold_on as day, 1 as customers, w.was_late::integer as late, (c.is_low or w.was_late)::integer as at_risk
    union all
    select c.late_on, 0, 1, (not c.is_low)::integer where c.late_on > c.foretold_on
  ) e
  where c.customer_id = any (people) group by 1, 2
  on conflict (day, channel_id) do update set customers = d.customers + excluded.customers,
    unknown = d.unknown + excluded.unknown, low = d.low + excluded.low, late = d.late + excluded.late,
    at_risk = d.at_risk + excluded.at_risk, net_minor = d.net_minor + excluded.net_minor,
    foretold_minor = d.foretold_minor + excluded.foretold_minor
$$;

-- Counts the given customers anew. Days of earlier predictions that count nobody any more go.
create or replace function count_churn(people uuid[]) returns void language plpgsql as $$
begin
  perform add_churn(people, -1);
  delete from churn_people where customer_id = any (people);
  insert into churn_people (customer_id, channel_id, foretold_on, is_known, is_low, late_on, net_minor, foretold_minor)
  select customer_id, channel_id, foretold_on, is_known, is_low, late_on, net_minor, foretold_minor from churn_told
  where customer_id = any (people);
  perform add_churn(people, 1);
  delete from churn_days where (customers, late, at_risk) = (0, 0, 0);
end $$;

-- Whenever this file changes everybody is counted anew.
insert into churn_tail (customer_id)
select customer_id from customer_predictions union select customer_id from churn_people;
