import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

/** What one channel may sell of a variant, and why: what is free for it, less all buffers that meet the variant. */
export type ChannelUnits = {
  channelId: string;
  channelName: string;
  /** Free at the locations that serve the channel, safety kept back. */
  free: number;
  buffers: { channel: number; category: number; variant: number };
  /** Never below nothing. */
  available: number;
};

/** What each active channel may sell of one variant, by name. */
export async function listChannelUnits(ctx: Ctx, variantId: string): Promise<ChannelUnits[]> {
  allow(ctx.actor, 'stock.read');
  const { rows } = await ctx.db.$client.query<ChannelUnits>({
    name: 'list-channel-units',
    text: `
      select c.id as "channelId", c.name as "channelName", f.free::integer as free,
        json_build_object('channel', c.buffer, 'category', b.category, 'variant', b.variant) as buffers,
        greatest(0, f.free - c.buffer - b.category - b.variant)::integer as available
      from channels c
      cross join lateral (
        select coalesce(sum(greatest(0, s.on_hand - s.reserved - s.safety + coalesce((
          select sum(r.quantity) from reservations r where r.status = 'open' and r.hold_id is not null
            and r.expires_at <= $2 and r.variant_id = s.variant_id and r.location_id = s.location_id), 0))), 0) as free
        from stock_levels s join locations l on l.id = s.location_id
        left join channel_locations cl on cl.location_id = l.id and cl.channel_id = c.id
        where s.variant_id = $1 and l.is_active and l.is_counted and l.kind in ('warehouse', 'store')
          and (cl.channel_id is not null
            or not exists (select from channel_locations any_of where any_of.channel_id = c.id))) f
      cross join lateral (
        select coalesce(sum(k.units) filter (where k.variant_id is null), 0)::integer as category,
          coalesce(sum(k.units) filter (where k.variant_id is not null), 0)::integer as variant
        from channel_buffers k where k.channel_id = c.id and (k.variant_id = $1
          or k.category = (select p.category from products p join variants v on v.product_id = p.id where v.id = $1))) b
      where c.is_active order by c.name, c.id limit 100`,
    values: [variantId, ctx.now],
  });
  return rows;
}
