import type { FeeTier } from '#db/schema/channels.ts';
import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';
import type { CHANNEL_KINDS } from './input.ts';

const MAX_CHANNELS = 200;
const REFUSALS_SHOWN_DAYS = 7;

/** A channel of the board, with what its messages are up to. */
export type ChannelRow = {
  id: string;
  slug: string;
  name: string;
  kind: (typeof CHANNEL_KINDS)[number];
  connector: string;
  currency: string;
  timeZone: string | null;
  isActive: boolean;
  buffer: number;
  /** Working days until an order has to leave; null is what its kind of channel promises. */
  shipWithinDays: number | null;
  hasSecret: boolean;
  locationIds: string[];
  fees: {
    name: string;
    paymentMethod: string | null;
    basisPoints: number;
    fixedMinor: number;
    minimumMinor: number | null;
    maximumMinor: number | null;
    tiersBy: 'order' | 'month' | null;
    tiers: FeeTier[] | null;
    validFrom: string;
    validTo: string | null;
  }[];
  lastInboundAt: Date | null;
  pending: number;
  attention: number;
  oldestPendingAt: Date | null;
  /** Messages with a bad signature, in the last seven of the business's days. */
  refused: number;
};

/** All channels, the active ones first, with the state of their inbox. */
export async function listChannels(ctx: Ctx): Promise<ChannelRow[]> {
  allow(ctx.actor, 'channel.read');
  const { rows } = await ctx.db.$client.query<ChannelRow>({
    name: 'list-channels',
    text: `
      select c.id, c.slug, c.name, c.kind, c.connector, c.currency, c.time_zone as "timeZone", c.is_active as "isActive",
        c.buffer, c.ship_within_days as "shipWithinDays", cardinality(c.sealed_secrets) > 0 as "hasSecret", c.last_inbound_at as "lastInboundAt",
        (select coalesce(json_agg(cl.location_id order by cl.rank, cl.location_id), '[]')
          from channel_locations cl where cl.channel_id = c.id) as "locationIds",
        (select coalesce(json_agg(json_build_object('name', f.name, 'paymentMethod', f.payment_method,
            'basisPoints', f.basis_points, 'fixedMinor', f.fixed_minor,
            'minimumMinor', f.minimum_minor, 'maximumMinor', f.maximum_minor, 'tiersBy', f.tiers_by, 'tiers', f.tiers,
            'validFrom', f.valid_from, 'validTo', f.valid_to)
            order by f.valid_from, f.name, f.id), '[]')
          from channel_fees f where f.channel_id = c.id) as fees,
        (select coalesce(sum(r.count), 0)::integer from channel_refusals r
          where r.channel_id = c.id
            and r.day > ($2::timestamptz at time zone (select time_zone from business))::date - ${REFUSALS_SHOWN_DAYS}) as refused,
        open.pending, open.attention, open."oldestPendingAt"
      from channels c
      cross join lateral (
        select count(*) filter (where i.status = 'pending')::integer as pending,
          count(*) filter (where i.status = 'attention')::integer as attention,
          min(i.received_at) filter (where i.status = 'pending') as "oldestPendingAt"
        from inbox i where i.status in ('pending', 'attention') and i.channel_id = c.id) open
      order by c.is_active desc, c.name, c.id limit $1`,
    values: [MAX_CHANNELS, ctx.now],
  });
  return rows;
}

/** One channel by its id or slug. Undefined when there is none. */
export async function getChannel(ctx: Ctx, idOrSlug: string): Promise<ChannelRow | undefined> {
  return (await listChannels(ctx)).find((row) => row.id === idOrSlug || row.slug === idOrSlug);
}
