import { allow } from '#domains/team/can.ts';
import { countBundles } from '../catalog/count-bundles.ts';
import { readBundleParts } from '../catalog/get-bundle.ts';
import type { Ctx } from '../context.ts';

const MAX_VARIANTS = 1_000;

/**
 * What a channel may sell of each variant: Σ available over the locations that serve it, less the channel's buffers,
 * never below nothing. A bundle is as many as its scarcest component makes. A variant without stock is 0; at most 1,000
 * variants at once.
 */
export async function availableForChannel(
  ctx: Ctx,
  filter: { channelId: string; variantIds: readonly string[] },
): Promise<Map<string, number>> {
  allow(ctx.actor, 'stock.read');
  const variantIds = filter.variantIds.slice(0, MAX_VARIANTS);
  const bundles = await readBundleParts(ctx.db, variantIds);
  const parts = [...bundles.values()].flat().map((part) => part.variantId);
  const known = await readUnits(ctx, filter.channelId, [...new Set([...variantIds, ...parts])]);
  return new Map(
    variantIds.map((id) => {
      const bundle = bundles.get(id);
      return [id, bundle ? countBundles(bundle, known).bundles : (known.get(id) ?? 0)];
    }),
  );
}

async function readUnits(
  ctx: Ctx,
  channelId: string,
  variantIds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await ctx.db.$client.query<{ variantId: string; available: number }>({
    name: 'available-for-channel',
    text: `
      with serving as (
        select l.id from locations l
        left join channel_locations cl on cl.location_id = l.id and cl.channel_id = $1
        where l.is_active and l.is_counted and l.kind in ('warehouse', 'store')
          and (cl.channel_id is not null
            or not exists (select from channel_locations any_of where any_of.channel_id = $1))
      )
      select s.variant_id as "variantId",
        greatest(0, sum(greatest(0, s.on_hand - s.reserved + coalesce(overdue.units, 0) - s.safety))
          - (select buffer from channels where id = $1)
          - (select coalesce(sum(k.units), 0) from channel_buffers k where k.channel_id = $1 and (k.variant_id = s.variant_id
              or k.category = (select p.category from variants v join products p on p.id = v.product_id
                where v.id = s.variant_id))))::integer as available
      from stock_levels s join serving on serving.id = s.location_id
      left join lateral (
        -- What a cart held beyond its time is free, whether or not the job has been there.
        select sum(r.quantity) as units from reservations r where r.status = 'open' and r.hold_id is not null
          and r.expires_at <= $3 and r.variant_id = s.variant_id and r.location_id = s.location_id) overdue on true
      where s.variant_id = any ($2::uuid[])
      group by s.variant_id`,
    values: [channelId, variantIds, ctx.now],
  });
  return new Map(rows.map((row) => [row.variantId, row.available]));
}
