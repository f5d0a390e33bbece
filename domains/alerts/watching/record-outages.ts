import { inTransaction, type Tx } from '#db/client.ts';
import { newId } from '#lib/ids.ts';
import { dayIn } from '#lib/time.ts';
import { writeAnnotation } from '../../analytics/board/annotations/write-annotation.ts';
import type { Ctx } from '../../context.ts';
import { type Business, getBusiness } from '../../settings/get-business.ts';
import { allow } from '../../team/can.ts';
import { LETTER_WORDS } from '../letters/words.ts';
import { type ChannelState, findOutages, type Outage, wasSilent } from '../rules/find-outages.ts';

type Open = { id: string; channelId: string; kind: Outage['kind']; beganAt: Date };
type Told = {
  id: string;
  channelId: string | null;
  kind: Outage['kind'] | 'worker';
  beganAt: Date;
  until: Date;
};

/**
 * Notes what could not come in, beside the charts: an annotation begins with an outage, grows with its days and stays when
 * it ends, once for each. Two workers take turns. @throws FORBIDDEN for anybody but jobs.
 */
export async function recordOutages(ctx: Ctx): Promise<void> {
  allow(ctx.actor, 'alert.watch');
  await inTransaction(ctx.db, async (tx) => {
    const { rows } = await tx.$client.query<{ beatAt: Date | null }>(
      'select beat_at as "beatAt" from alert_pulse for update',
    );
    const beatAt = rows[0]?.beatAt ?? null;
    if (beatAt && beatAt >= ctx.now) return;
    await tx.$client.query('update alert_pulse set beat_at = $1', [ctx.now]);
    const business = await getBusiness(tx);
    if (beatAt && wasSilent(beatAt, ctx.now)) await tellSilence(tx, beatAt, ctx.now, business);
    const states = await readStates(tx, ctx.now, business);
    await settle(
      tx,
      states.flatMap((state) => findOutages(state, ctx.now)),
      ctx.now,
      business,
    );
  });
}

async function tellSilence(tx: Tx, beganAt: Date, now: Date, business: Business): Promise<void> {
  const id = newId(now.getTime());
  await tx.$client.query(
    `insert into outages (id, channel_id, kind, began_at, ended_at) values ($1, null, 'worker', $2, $3)`,
    [id, beganAt, now],
  );
  await tell(tx, { id, channelId: null, kind: 'worker', beganAt, until: now }, now, business);
}

async function settle(tx: Tx, found: readonly Outage[], now: Date, business: Business): Promise<void> {
  const { rows: open } = await tx.$client.query<Open>(
    `select id, channel_id as "channelId", kind, began_at as "beganAt" from outages
     where ended_at is null and channel_id is not null order by id`,
  );
  const same = (a: Outage, b: Outage) => a.channelId === b.channelId && a.kind === b.kind;
  for (const outage of open) {
    if (!found.some((one) => same(one, outage)))
      await tx.$client.query('update outages set ended_at = greatest($2, began_at) where id = $1', [
        outage.id,
        now,
      ]);
    await tell(tx, { ...outage, until: now }, now, business);
  }
  for (const outage of found.filter((one) => !open.some((other) => same(one, other)))) {
    const id = newId(now.getTime());
    await tx.$client.query('insert into outages (id, channel_id, kind, began_at) values ($1, $2, $3, $4)', [
      id,
      outage.channelId,
      outage.kind,
      outage.beganAt,
    ]);
    await tell(tx, { ...outage, id, until: now }, now, business);
  }
}

async function tell(tx: Tx, outage: Told, now: Date, { timeZone, locale }: Business): Promise<void> {
  await writeAnnotation(
    tx,
    {
      kind: 'outage',
      startsOn: dayIn(timeZone, outage.beganAt),
      endsOn: dayIn(timeZone, outage.until),
      channelId: outage.channelId,
      text: LETTER_WORDS[locale].alerts.outage[outage.kind],
      cause: `outage:${outage.id}`,
    },
    { name: 'Pishkhan', now },
  );
}

async function readStates(tx: Tx, now: Date, { timeZone }: Business): Promise<ChannelState[]> {
  const { rows } = await tx.$client.query<ChannelState>(
    `select c.id as "channelId", w.since as "waitingSince", coalesce(r.count, 0) as "refusedToday",
       c.last_inbound_at as "lastInboundAt",
       ($1::timestamptz at time zone $2)::date::timestamp at time zone $2 as "dayBeganAt",
       case when s.fault is not null and s.is_active then coalesce(s.read_at, s.tried_at) end as "unreadSince"
     from channels c
     cross join lateral (select min(received_at) as since from inbox i
       where i.channel_id = c.id and i.status = 'pending') w
     left join channel_refusals r on r.channel_id = c.id and r.day = ($1::timestamptz at time zone $2)::date
     left join listing_sources s on s.channel_id = c.id
     where c.is_active order by c.id`,
    [now, timeZone],
  );
  return rows;
}
