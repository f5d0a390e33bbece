import type { Tx } from '#db/client.ts';
import { countBundles } from '../../catalog/count-bundles.ts';
import { readBundleParts } from '../../catalog/get-bundle.ts';

/** What a channel may sell of a variant; the key is made by `availabilityKey`. */
export type Availability = ReadonlyMap<string, number>;

/** Names one channel's units of one variant. */
export function availabilityKey(of: { channelId: string; variantId: string }): string {
  return `${of.channelId} ${of.variantId}`;
}

/**
 * What each of these channels may sell of each variant, as `availableForChannel` says it, for many channels in one
 * statement. Variants without a key have none.
 */
export async function readAvailability(
  tx: Tx,
  wanted: { channelIds: readonly string[]; variantIds: readonly string[]; now: Date },
): Promise<Availability> {
  const bundles = await readBundleParts(tx, wanted.variantIds);
  const parts = [...bundles.values()].flat().map((part) => part.variantId);
  const known = await readUnits(tx, {
    ...wanted,
    variantIds: [...new Set([...wanted.variantIds, ...parts])],
  });
  for (const channelId of wanted.channelIds) {
    for (const [variantId, bundle] of bundles) {
      const units = new Map(
        bundle.map((part) => [
          part.variantId,
          known.get(availabilityKey({ channelId, variantId: part.variantId })) ?? 0,
        ]),
      );
      known.set(availabilityKey({ channelId, variantId }), countBundles(bundle, units).bundles);
    }
  }
  return known;
}

async function readUnits(
  tx: Tx,
  {
    channelIds,
    variantIds,
    now,
  }: { channelIds: readonly string[]; variantIds: readonly string[]; now: Date },
): Promise<Map<string, number>> {
  const { rows } = await tx.$client.query<{ channelId: string; variantId: string; available: number }>({
    name: 'parity-availability',
    text: `
      with serving as materialized (
        select c.id as channel_id, l.id as location_id from channels c cross join locations l
        left join channel_locations cl on cl.channel_id = c.id and cl.location_id = l.id
        where c.id = any ($1::uuid[]) and l.is_active and l.is_counted and l.kind in ('warehouse', 'store')
          and (cl.channel_id is not null
            or not exists (select from channel_locations any_of where any_of.channel_id = c.id))
      ), overdue as materialized (
        -- What a cart held beyond its time is free, whether or not the job has been there.
        select variant_id, location_id, sum(quantity) as units from reservations
        where status = 'open' and hold_id is not null and expires_at <= $3 and variant_id = any ($2::uuid[]) group by 1, 2
      ), free as materialized (
        select s.variant_id, s.location_id, s.on_hand - s.reserved - s.safety + coalesce(o.units, 0) as units
        from stock_levels s left join overdue o using (variant_id, location_id)
        where s.variant_id = any ($2::uuid[]) and s.on_hand - s.reserved - s.safety + coalesce(o.units, 0) > 0
      ), sums as (
        select serving.channel_id, free.variant_id, sum(free.units) as units
        from free join serving using (location_id) group by 1, 2
      ), kept as materialized (
        select k.channel_id, v.id as variant_id, sum(k.units) as units
        from channel_buffers k join variants v on v.id = any ($2::uuid[]) join products p on p.id = v.product_id
        where k.channel_id = any ($1::uuid[]) and (k.variant_id = v.id or k.category = p.category) group by 1, 2
      )
      select s.channel_id as "channelId", s.variant_id as "variantId",
        greatest(0, s.units - c.buffer - coalesce(k.units, 0))::integer as available
      from sums s join channels c on c.id = s.channel_id
      left join kept k on k.channel_id = s.channel_id and k.variant_id = s.variant_id`,
    values: [channelIds, variantIds, now],
  });
  return new Map(rows.map((row) => [availabilityKey(row), row.available]));
}
