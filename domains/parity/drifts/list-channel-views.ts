import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

/** What is known of one channel's listings, and how old it is. */
export type ChannelView = {
  channelId: string;
  channelName: string;
  listings: number;
  /** Listings of which nobody knows what goods they are. */
  unknown: number;
  /** Goods that the channel was never seen to list; null while nothing of it was read. */
  neverListed: number | null;
  /** The newest and the oldest reading among its listings. */
  readAt: Date | null;
  oldestAt: Date | null;
  open: number;
  accepted: number;
  waiting: number;
  source: {
    kind: string;
    everyMinutes: number;
    isActive: boolean;
    triedAt: string | null;
    fault: string | null;
    /** Whether corrections may be written there. */
    mayWrite: boolean;
    /** Whether nothing is written because the channel refused the key. */
    isPaused: boolean;
  } | null;
};

/** Every active channel by name: how much of it is known, since when, and how much differs. @throws FORBIDDEN. */
export async function listChannelViews(ctx: Ctx): Promise<ChannelView[]> {
  allow(ctx.actor, 'parity.read');
  const { rows } = await ctx.db.$client.query<ChannelView>({
    name: 'parity-channel-views',
    text: `
      with goods as materialized (
        select count(*) as units from variants where archived_at is null and kind <> 'service'
      ), drifts as materialized (
        select channel_id, count(*) filter (where state = 'open') as open, count(*) filter (where state = 'accepted') as accepted,
          count(*) filter (where state = 'corrected') as waiting
        from parity_drifts where ended_at is null group by 1
      )
      select c.id as "channelId", c.name as "channelName", coalesce(s.listings, 0) as listings,
        coalesce(s.unknown, 0) as unknown,
        case when s.listings > 0 then greatest(0, (select units from goods) - s.variants) end as "neverListed",
        s.read_at as "readAt", s.oldest_at as "oldestAt",
        coalesce(d.open, 0) as open, coalesce(d.accepted, 0) as accepted, coalesce(d.waiting, 0) as waiting,
        case when o.channel_id is not null then json_build_object('kind', o.kind, 'everyMinutes', o.every_minutes,
          'isActive', o.is_active, 'triedAt', o.tried_at, 'fault', o.fault, 'mayWrite', o.may_write,
          'isPaused', o.paused_at is not null) end as source
      from channels c
      left join lateral (
        select count(*) as listings, count(*) - count(f.variant_id) as unknown, count(distinct f.variant_id) as variants,
          (select max(r.read_at) from listing_facts r where r.channel_id = c.id) as read_at,
          (select min(r.read_at) from listing_facts r where r.channel_id = c.id) as oldest_at
        from listing_facts f where f.channel_id = c.id) s on true
      left join drifts d on d.channel_id = c.id
      left join listing_sources o on o.channel_id = c.id
      where c.is_active order by c.name, c.id limit 200`,
  });
  return rows;
}
