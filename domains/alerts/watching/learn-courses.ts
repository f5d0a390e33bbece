import type { Ctx } from '#domains/context.ts';
import { allow } from '#domains/team/can.ts';
import { addDays } from '#lib/time.ts';
import { BAND_DAYS } from '../readings/read-band.ts';
import { readClock } from '../readings/read-clock.ts';
import { COURSES_SQL, HOUR_SUMS_SQL } from '../readings/read-courses.ts';

/** Learns how each channel's days ran up, up to and with yesterday. @throws FORBIDDEN for anybody but jobs. */
export async function learnCourses(ctx: Ctx): Promise<void> {
  allow(ctx.actor, 'alert.watch');
  const { today } = await readClock(ctx.db, ctx.now);
  await ctx.db.$client.query({
    name: 'alert-learn-courses',
    text: `with sums as (${HOUR_SUMS_SQL}), courses as (${COURSES_SQL}),
        gone as (delete from alert_day_courses where day < $1 or day > $2)
      insert into alert_day_courses as a (channel_id, day, orders, net)
      select channel_id, day, orders, net from courses order by 1, 2
      on conflict (channel_id, day) do update set orders = excluded.orders, net = excluded.net
      where (a.orders, a.net) is distinct from (excluded.orders, excluded.net)`,
    values: [addDays(today, -BAND_DAYS), addDays(today, -1)],
  });
}
