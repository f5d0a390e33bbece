import type { Tx } from '#db/client.ts';
import { ENOUGH_LENGTHS } from '../rule/effort-minutes.ts';

const LEARNED_FROM_DAYS = 365;
const LEARN_AGAIN_HOURS = 24;
/** A mean that moved by less stays, so that not every day works many journeys out anew. */
const SMALLEST_MOVE_PERCENT = 5;

/**
 * Once a day learns how long contacts, looks at late orders, returns and deliveries in vain take in each channel where sources told it, and
 * lists the orders for which that stands in the place of what nobody told. Returns how many were listed.
 */
export async function learnLengths(tx: Tx, now: Date): Promise<number> {
  const { rowCount } = await tx.$client.query(
    `update effort_state set learned_at = $1
     where learned_at is null or learned_at <= $1::timestamptz - interval '${LEARN_AGAIN_HOURS} hours'`,
    [now],
  );
  if (rowCount === 0) return 0;
  const { rows } = await tx.$client.query<{ listed: number }>(LEARN, [
    now,
    ENOUGH_LENGTHS,
    SMALLEST_MOVE_PERCENT,
  ]);
  return rows[0]!.listed;
}

const LEARN = `
  with told as (
    select e.channel_id, f.length_of, count(*) as told, avg(f.seconds) as mean, coalesce(stddev_samp(f.seconds), 0) as spread,
      grouping(e.channel_id) = 1 as is_all
    from effort_findings f join order_efforts e using (order_id)
    where f.length_of is not null and f.is_measured
      and e.day > ($1::timestamptz at time zone (select time_zone from business))::date - ${LEARNED_FROM_DAYS}
    group by grouping sets ((e.channel_id, f.length_of), (f.length_of))
    having count(*) >= $2::integer
  ), differing as (
    select length_of, coalesce(stddev_samp(mean), 0) as apart from told where not is_all group by length_of
  ), wanted as (
    select distinct on (c.id, t.length_of) c.id as channel_id, t.length_of, t.told::integer as told, not t.is_all as is_own,
      round(t.mean)::integer as mean_seconds, round(t.spread)::integer as spread_seconds,
      round(sqrt(t.spread ^ 2 / t.told + case when t.is_all then coalesce(d.apart, 0) ^ 2 else 0 end))::integer as mean_error
    from channels c join told t on t.is_all or t.channel_id = c.id left join differing d on d.length_of = t.length_of
    order by c.id, t.length_of, t.is_all
  ), gone as (
    delete from effort_lengths l where not exists (
      select from wanted w where w.channel_id = l.channel_id and w.length_of = l.length_of)
    returning channel_id, length_of
  ), moved as (
    select w.*, l.mean_seconds is null or 100 * abs(w.mean_seconds - l.mean_seconds) > $3::integer * l.mean_seconds as has_moved,
      l.mean_seconds as before
    from wanted w left join effort_lengths l using (channel_id, length_of)
  ), kept as (
    insert into effort_lengths (channel_id, length_of, told, is_own, mean_seconds, spread_seconds, mean_error_seconds)
    select channel_id, length_of, told, is_own, case when has_moved then mean_seconds else before end, spread_seconds, mean_error from moved
    on conflict (channel_id, length_of) do update set told = excluded.told, is_own = excluded.is_own,
      mean_seconds = excluded.mean_seconds, spread_seconds = excluded.spread_seconds,
      mean_error_seconds = excluded.mean_error_seconds
  ), changed as (
    select channel_id, length_of from moved where has_moved union select channel_id, length_of from gone
  ), listed as (
    insert into effort_tail (order_id)
    select distinct e.order_id from effort_findings f join order_efforts e using (order_id)
      join changed c on c.channel_id = e.channel_id and c.length_of = f.length_of
    where f.length_of is not null and not f.is_measured
    returning 1
  )
  select count(*)::integer as listed from listed`;
