import type { Reader } from '#db/client.ts';
import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';
import { countBundles } from './count-bundles.ts';

/** One variant in a bundle, with what is free of it wherever goods are sold from. */
export type BundlePart = {
  variantId: string;
  sku: string;
  title: string;
  quantity: number;
  priceMinor: number;
  available: number;
};

/** What is in a bundle and how many of it there are: together, and at each location that could send it alone. */
export type Bundle = {
  components: BundlePart[];
  bundles: number;
  /** The component that runs out first. */
  limitedBy: { sku: string; title: string } | null;
  places: { id: string; name: string; bundles: number; limitedBy: string | null }[];
};

/** A variant as a bundle; one that is none has no components. */
export async function getBundle(ctx: Ctx, variantId: string): Promise<Bundle> {
  allow(ctx.actor, 'product.read');
  const [parts, levels] = await Promise.all([readParts(ctx.db, variantId), readLevels(ctx.db, variantId)]);
  const total = new Map<string, number>();
  for (const level of levels) {
    total.set(level.variantId, (total.get(level.variantId) ?? 0) + level.available);
  }
  const components = parts.map((part) => ({ ...part, available: total.get(part.variantId) ?? 0 }));
  const { bundles, limitedBy } = countBundles(components, total);
  const skuOf = (id: string | null) => components.find((part) => part.variantId === id);
  const places = [...new Map(levels.map((level) => [level.locationId, level.locationName]))].map(
    ([id, name]) => {
      const here = levels.filter((level) => level.locationId === id);
      const counted = countBundles(components, new Map(here.map((one) => [one.variantId, one.available])));
      return { id, name, bundles: counted.bundles, limitedBy: skuOf(counted.limitedBy)?.sku ?? null };
    },
  );
  const limit = skuOf(limitedBy);
  return { components, bundles, limitedBy: limit ? { sku: limit.sku, title: limit.title } : null, places };
}

/** The bundles that a variant is in. */
export async function listBundlesWith(
  ctx: Ctx,
  variantId: string,
): Promise<{ id: string; sku: string; title: string; quantity: number }[]> {
  allow(ctx.actor, 'product.read');
  const { rows } = await ctx.db.$client.query<{ id: string; sku: string; title: string; quantity: number }>(
    `select v.id, v.sku, v.title, c.quantity from bundle_components c join variants v on v.id = c.bundle_id
     where c.component_id = $1 and v.archived_at is null order by v.sku limit 50`,
    [variantId],
  );
  return rows;
}

/** What is in those of the variants that are bundles. */
export async function readBundleParts(
  db: Reader,
  variantIds: readonly string[],
): Promise<Map<string, { variantId: string; quantity: number }[]>> {
  const { rows } = await db.$client.query<{ bundleId: string; variantId: string; quantity: number }>({
    name: 'parts-of-bundles',
    text: `select bundle_id as "bundleId", component_id as "variantId", quantity from bundle_components
      where bundle_id = any ($1::uuid[]) order by bundle_id, component_id`,
    values: [variantIds],
  });
  const parts = new Map<string, { variantId: string; quantity: number }[]>();
  for (const { bundleId, ...part } of rows) parts.set(bundleId, [...(parts.get(bundleId) ?? []), part]);
  return parts;
}

async function readParts(db: Reader, variantId: string): Promise<Omit<BundlePart, 'available'>[]> {
  const { rows } = await db.$client.query<Omit<BundlePart, 'available'>>(
    `select v.id as "variantId", v.sku, v.title, c.quantity, v.price_minor as "priceMinor"
     from bundle_components c join variants v on v.id = c.component_id where c.bundle_id = $1 order by v.sku, v.id`,
    [variantId],
  );
  return rows;
}

type Level = { variantId: string; locationId: string; locationName: string; available: number };

async function readLevels(db: Reader, variantId: string): Promise<Level[]> {
  const { rows } = await db.$client.query<Level>(
    `select s.variant_id as "variantId", l.id as "locationId", l.name as "locationName",
       greatest(0, s.on_hand - s.reserved - s.safety) as available
     from bundle_components c join stock_levels s on s.variant_id = c.component_id
     join locations l on l.id = s.location_id and l.is_active and l.is_counted and l.kind in ('warehouse', 'store')
     where c.bundle_id = $1 order by l.rank, l.id, s.variant_id`,
    [variantId],
  );
  return rows;
}
