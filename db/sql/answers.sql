-- How long people waited for an answer. A question is a message that came in; its answer is the first message or call that
-- went out in the same thread, or where one of the two names no thread, to the same person, within thirty days. Questions of
-- a conversation with the same answer are one wait, from the first of them on. Nothing is worked out where touches are
-- written: the worker finds conversations of which touches came, changed or went, and tells their waits anew.

-- The conversation of a message: its thread, else its person, else itself.
create or replace function talk_of(t touches) returns text language sql immutable as $$
  select coalesce('thread:' || t.thread, 'customer:' || t.customer_id::text, 'device:' || t.anonymous_id, 'touch:' || t.id::text)
$$;

create or replace function is_question(t touches) returns boolean language sql immutable as $$
  select t.kind = 'message' and coalesce(t.direction = 'in', false)
$$;

-- What goes out by a campaign answers nobody.
create or replace function is_answer(t touches) returns boolean language sql immutable as $$
  select coalesce(t.direction = 'out', false) and t.campaign is null
$$;

create or replace function questions_of(of_channel uuid, of_talk text) returns setof touches language sql stable as $$
  select q.* from touches q where of_talk like 'thread:%' and q.thread = substr(of_talk, 8)
    and q.channel_id = of_channel and is_question(q)
  union all
  select q.* from touches q where of_talk like 'customer:%'
    and q.customer_id = (case when of_talk like 'customer:%' then substr(of_talk, 10) end)::uuid
    and q.thread is null and q.channel_id = of_channel and is_question(q)
  union all
  select q.* from touches q where of_talk like 'device:%' and q.anonymous_id = substr(of_talk, 8)
    and q.customer_id is null and q.thread is null and q.channel_id = of_channel and is_question(q)
  union all
  select q.* from touches q where of_talk like 'touch:%'
    and q.id = (case when of_talk like 'touch:%' then substr(of_talk, 7) end)::bigint
    and talk_of(q) = of_talk and q.channel_id = of_channel and is_question(q)
$$;

create or replace function first_answer(q touches) returns table (id bigint, at timestamptz) language sql stable as $$
  select found.id, found.at from (
    (select a.id, a.at from touches a where a.thread = q.thread and a.channel_id = q.channel_id and is_answer(a)
      and (a.at, a.id) > (q.at, q.id) and a.at < q.at + interval '30 days' order by a.at, a.id limit 1)
    union all
    (select a.id, a.at from touches a where a.customer_id = q.customer_id and (a.thread is null or q.thread is null)
      and is_answer(a) and (a.at, a.id) > (q.at, q.id) and a.at < q.at + interval '30 days' order by a.at, a.id limit 1)
    union all
    (select a.id, a.at from touches a where a.anonymous_id = q.anonymous_id and (a.thread is null or q.thread is null)
      and is_answer(a) and (a.at, a.id) > (q.at, q.id) and a.at < q.at + interval '30 days' order by a.at, a.id limit 1)
  ) found order by found.at, found.id limit 1
$$;

-- The conversations whose waits a touch may change.
create or replace function talks_near(t touches) returns table (channel_id uuid, talk text) language sql stable as $$
  select t.channel_id, talk_of(t) where is_question(t)
  union
  select q.channel_id, talk_of(q) from touches q where is_answer(t) and q.thread = t.thread and q.channel_id = t.channel_id
    and is_question(q) and q.at <= t.at and q.at > t.at - interval '30 days'
  union
  select q.channel_id, talk_of(q) from touches q where is_answer(t) and q.customer_id = t.customer_id
    and (q.thread is null or t.thread is null) and is_question(q) and q.at <= t.at and q.at > t.at - interval '30 days'
  union
  select q.channel_id, talk_of(q) from touches q where is_answer(t) and q.anonymous_id = t.anonymous_id
    and (q.thread is null or t.thread is null) and is_question(q) and q.at <= t.at and q.at > t.at - interval '30 days'
$$;

-- Whole seconds between two instants that lie within the hours (a week from Monday on, minutes of the day); null counts all.
create or replace function open_seconds(hours jsonb, zone text, since timestamptz, until timestamptz)
returns integer language sql stable as $$
  select case when hours is null then floor(extract(epoch from until - since))::integer
  else (
    select coalesce(floor(sum(greatest(0, extract(epoch from least(until, o.closes) - greatest(since, o.opens))))), 0)::integer
    from generate_series((since at time zone zone)::date::timestamp, (until at time zone zone)::date::timestamp,
      interval '1 day') as s (day)
    cross join lateral (select hours -> 'week' -> (extract(isodow from s.day)::integer - 1) as h) w
    cross join lateral (
      select (s.day + (w.h ->> 'opens')::integer * interval '1 minute') at time zone zone as opens,
        (s.day + (w.h ->> 'closes')::integer * interval '1 minute') at time zone zone as closes) o
    where jsonb_typeof(w.h) = 'object' and not hours -> 'closedOn' ? to_char(s.day, 'YYYY-MM-DD')
  ) end
$$;

-- Seconds as whole minutes, rounded up: to the minute up to half an hour, then to 5 up to two hours, to 15 up to eight, to
-- the hour up to two days, and to days. A median is exact to that.
create or replace function answer_minutes(seconds integer) returns integer language sql immutable as $$
  select case
    when seconds <= 1800 then greatest(1, ceil(seconds / 60.0))
    when seconds <= 7200 then ceil(seconds / 300.0) * 5
    when seconds <= 28800 then ceil(seconds / 900.0) * 15
    when seconds <= 172800 then ceil(seconds / 3600.0) * 60
    else ceil(seconds / 86400.0) * 1440
  end::integer
$$;

-- The zone in which a channel's hours are told.
create or replace function channel_zone(of_channel uuid) returns text language plpgsql stable as $$
begin
  return coalesce((select time_zone from channels where id = of_channel), sales_zone());
end $$;

create or replace function note_answers() returns trigger language plpgsql as $$
begin
  insert into answer_tail (channel_id, talk)
  select distinct near.channel_id, near.talk from gone t cross join lateral talks_near(t) near where t.direction is not null;
  if tg_op = 'UPDATE' then
    insert into answer_tail (channel_id, talk)
    select distinct near.channel_id, near.talk from come t cross join lateral talks_near(t) near where t.direction is not null;
  end if;
  return null;
end $$;

create or replace trigger touches_note_answers after update on touches
  referencing old table as gone new table as come for each statement execute function note_answers();
create or replace trigger touches_note_answers_gone after delete on touches
  referencing old table as gone for each statement execute function note_answers();

-- Other hours make other waits.
create or replace function note_answering() returns trigger language plpgsql as $$
begin
  insert into answer_tail (channel_id, talk)
  select distinct channel_id, talk from answer_waits where channel_id = coalesce(new.channel_id, old.channel_id);
  return null;
end $$;

create or replace trigger channel_answering_note after insert or update or delete on channel_answering
  for each row execute function note_answering();

create or replace function note_answering_zone() returns trigger language plpgsql as $$
begin
  insert into answer_tail (channel_id, talk) select distinct channel_id, talk from answer_waits where channel_id = new.id;
  return null;
end $$;

create or replace trigger channels_note_answering after update of time_zone on channels for each row
  when (old.time_zone is distinct from new.time_zone) execute function note_answering_zone();

-- Tells the waits of the given conversations anew, and adds up their days.
create or replace function count_answers(of_channels uuid[], of_talks text[]) returns void language plpgsql as $$
declare
  day_channels uuid[];
  days date[];
begin
  with gone as (
    delete from answer_waits w using unnest(of_channels, of_talks) as p (channel_id, talk)
    where w.channel_id = p.channel_id and w.talk = p.talk returning w.channel_id, w.day
  ), places as (
    select distinct channel_id, day from gone
  )
  select coalesce(array_agg(channel_id), '{}'), coalesce(array_agg(day), '{}') into day_channels, days from places;

  with asked as (
    select q.id, q.at, p.channel_id, p.talk, a.id as answer_id, a.at as answered_at
    from unnest(of_channels, of_talks) as p (channel_id, talk)
    cross join lateral questions_of(p.channel_id, p.talk) q left join lateral first_answer(q) a on true
  ), waits as (
    select distinct on (channel_id, talk, answer_id) channel_id, talk, id, at, answer_id, answered_at
    from asked order by channel_id, talk, answer_id, at, id
  ), come as (
    insert into answer_waits (touch_id, channel_id, day, talk, asked_at, answer_id, answered_at, seconds)
    select w.id, w.channel_id, (w.at at time zone sales_zone())::date, w.talk, w.at, w.answer_id, w.answered_at,
      case when w.answered_at is not null then open_seconds(s.hours, channel_zone(w.channel_id), w.at, w.answered_at) end
    from waits w left join channel_answering s on s.channel_id = w.channel_id
    returning channel_id, day
  ), places as (
    select channel_id, day from come union select p.channel_id, p.day from unnest(day_channels, days) as p (channel_id, day)
  )
  select array_agg(channel_id), array_agg(day) into day_channels, days from places;

  delete from answer_days d using unnest(day_channels, days) as p (channel_id, day)
  where d.channel_id = p.channel_id and d.day = p.day;
  insert into answer_days (channel_id, day, minutes, waits)
  select w.channel_id, w.day, answer_minutes(w.seconds), count(*)
  from unnest(day_channels, days) as p (channel_id, day) join answer_waits w using (channel_id, day) group by 1, 2, 3;
end $$;

-- Follows the conversations of which something came, changed or went. Part of fold_board.
create or replace function fold_answers() returns bigint language plpgsql set jit = off as $$
declare
  since bigint := advance_segment_mark('answers', coalesce((select max(id) from touches), 0));
  of_channels uuid[];
  of_talks text[];
begin
  insert into answer_tail (channel_id, talk)
  select near.channel_id, near.talk from touches t cross join lateral talks_near(t) near
  where t.id > since and t.direction is not null
  except select channel_id, talk from answer_tail;
  -- In portions, so that a history that is loaded at once does not hold a transaction open for minutes.
  with portion as (
    select distinct channel_id, talk from answer_tail limit 10000
  ), taken as (
    delete from answer_tail t using portion s where t.channel_id = s.channel_id and t.talk = s.talk
  )
  select array_agg(channel_id), array_agg(talk) into of_channels, of_talks from portion;
  if of_talks is null then return 0; end if;
  perform count_answers(of_channels, of_talks);
  return cardinality(of_talks);
end $$;

-- Where the waits that are kept are not those that the touches tell; none is good. Part of board_faults.
create or replace function answer_faults() returns table (what text, place text, kept jsonb, told jsonb)
language plpgsql stable set jit = off as $$
begin
  return query
  with truth as materialized (
    select distinct on (q.channel_id, talk_of(q), a.id) q.id as touch_id, q.channel_id,
      (q.at at time zone sales_zone())::date as day, talk_of(q) as talk, q.at as asked_at, a.id as answer_id,
      a.at as answered_at,
      case when a.at is not null then open_seconds(s.hours, channel_zone(q.channel_id), q.at, a.at) end as seconds
    from touches q left join lateral first_answer(q) a on true
    left join channel_answering s on s.channel_id = q.channel_id
    where q.direction is not null and is_question(q) order by q.channel_id, talk_of(q), a.id, q.at, q.id
  ), days as (
    select channel_id, day, answer_minutes(seconds) as minutes, count(*) as waits from truth group by 1, 2, 3
  )
  select 'answer', coalesce(k.touch_id, t.touch_id)::text, to_jsonb(k), to_jsonb(t)
  from answer_waits k full join truth t using (touch_id) where to_jsonb(k) is distinct from to_jsonb(t)
  union all
  select 'answers of a day', concat(coalesce(k.channel_id, t.channel_id), ' ', coalesce(k.day, t.day)), to_jsonb(k), to_jsonb(t)
  from answer_days k full join days t on t.channel_id = k.channel_id and t.day = k.day
    and coalesce(t.minutes, 0) = coalesce(k.minutes, 0)
  where to_jsonb(k) is distinct from to_jsonb(t);
end $$;
