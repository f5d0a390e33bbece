import { JOB_SCHEMA, QUEUES } from '#db/queues.ts';
import type { Ctx } from '#domains/context.ts';
import { allow } from '#domains/team/can.ts';
import type { Reading, WatchedRule } from '../alert-kinds.ts';

type Counted = { channelId: string; count: number; minutes: number };

/** Messages of each channel that wait longer than the rule's minutes. */
export async function readDeliveries(ctx: Ctx, rule: WatchedRule): Promise<Reading[]> {
  allow(ctx.actor, 'alert.watch');
  const { rows } = await ctx.db.$client.query<Counted>({
    name: 'alert-deliveries',
    text: `select c.id as "channelId", w.count, coalesce(w.minutes, 0) as minutes from channels c
      cross join lateral (select count(*)::integer as count,
          floor(extract(epoch from $1::timestamptz - min(received_at)) / 60)::integer as minutes
        from inbox i where i.channel_id = c.id and i.status = 'pending') w
      where c.is_active and ($2::uuid is null or c.id = $2) order by c.id`,
    values: [ctx.now, rule.channelId],
  });
  return rows.map(({ channelId, count, minutes }) => ({
    channelId,
    state: count > 0 && minutes > rule.limit ? 'fires' : 'rests',
    facts: { value: count, minutes, limit: rule.limit },
  }));
}

/** Open differences between a channel and the book, where there are more than the rule's limit. */
export async function readDrifts(ctx: Ctx, rule: WatchedRule): Promise<Reading[]> {
  allow(ctx.actor, 'alert.watch');
  const { rows } = await ctx.db.$client.query<Pick<Counted, 'channelId' | 'count'>>({
    name: 'alert-drifts',
    text: `select c.id as "channelId", count(d.id)::integer as count from channels c
      left join parity_drifts d on d.channel_id = c.id and d.ended_at is null and d.state = 'open'
      where c.is_active and ($1::uuid is null or c.id = $1) group by c.id order by c.id`,
    values: [rule.channelId],
  });
  return rows.map(({ channelId, count }) => ({
    channelId,
    state: count > rule.limit ? 'fires' : 'rests',
    facts: { value: count, limit: rule.limit },
  }));
}

/** Jobs that were given up, where there are more than the rule's limit. */
export async function readJobs(ctx: Ctx, rule: WatchedRule): Promise<Reading[]> {
  allow(ctx.actor, 'alert.watch');
  const { rows } = await ctx.db.$client.query<{ count: number }>({
    name: 'alert-jobs',
    text: `select count(*)::integer as count from ${JOB_SCHEMA}.job where state = 'failed' and name = any ($1)`,
    values: [Object.keys(QUEUES)],
  });
  const { count } = rows[0]!;
  return [
    {
      channelId: null,
      state: count > rule.limit ? 'fires' : 'rests',
      facts: { value: count, limit: rule.limit },
    },
  ];
}
