import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';
import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';

const MOST_WORDS = 6;

/** Bundles of one page of the list. */
export const BUNDLES_PER_PAGE = 50;

/** A bundle with what is in it, and how many of it the free units of its components make in all places together. */
export type BundleRow = {
  id: string;
  sku: string;
  title: string;
  bundles: number;
  /** The component that runs out first. */
  limitedBy: string | null;
  components: { sku: string; quantity: number }[];
};

/** The bundles that are sold, by SKU; words of SKU or title narrow them; pages by the SKU of the last one. */
export async function listBundles(
  ctx: Ctx,
  wanted: { search?: string; after?: string; limit?: number },
): Promise<{ rows: BundleRow[]; after: string | null }> {
  allow(ctx.actor, 'product.read');
  const { search = '', after = '', limit = BUNDLES_PER_PAGE } = wanted;
  const { rows } = await ctx.db.$client.query<BundleRow>({
    name: 'list-bundles',
    text: `
      with shown as (
        select v.id, v.sku, v.title from variants v
        where v.kind = 'bundle' and v.archived_at is null and v.search like all ($1::text[]) and v.sku > $2
        order by v.sku limit $3
      )
      select b.id, b.sku, b.title, coalesce(min(part.makes), 0)::integer as bundles,
        (array_agg(part.sku order by part.makes, part.sku) filter (where part.sku is not null))[1] as "limitedBy",
        coalesce(json_agg(json_build_object('sku', part.sku, 'quantity', part.quantity) order by part.sku)
          filter (where part.sku is not null), '[]') as components
      from shown b left join lateral (
        select n.sku, c.quantity, floor(coalesce(free.units, 0) / c.quantity) as makes
        from bundle_components c join variants n on n.id = c.component_id
        left join lateral (
          select sum(greatest(0, s.on_hand - s.reserved - s.safety)) as units
          from stock_levels s join locations l on l.id = s.location_id
          where s.variant_id = c.component_id and l.is_active and l.is_counted and l.kind in ('warehouse', 'store')
        ) free on true
        where c.bundle_id = b.id) part on true
      group by b.id, b.sku, b.title order by b.sku`,
    values: [wordsOf(search), after, limit + 1],
  });
  const kept = rows.slice(0, limit);
  return { rows: kept, after: rows.length > limit ? (kept.at(-1)?.sku ?? null) : null };
}

/** Goods that may be put into a bundle, with what is free of them. */
export type ComponentChoice = { id: string; sku: string; title: string; free: number };

const MOST_FOUND = 20;

/** Finds goods for a bundle by words of SKU or title; the SKU itself comes first. At most twenty. */
export async function listComponentChoices(ctx: Ctx, search: string): Promise<ComponentChoice[]> {
  allow(ctx.actor, 'product.read');
  const words = wordsOf(search);
  if (words.length === 0) return [];
  const { rows } = await ctx.db.$client.query<ComponentChoice>({
    name: 'list-component-choices',
    text: `
      select v.id, v.sku, v.title, coalesce((
        select sum(greatest(0, s.on_hand - s.reserved - s.safety)) from stock_levels s
        join locations l on l.id = s.location_id
        where s.variant_id = v.id and l.is_active and l.is_counted and l.kind in ('warehouse', 'store')), 0)::integer as free
      from variants v where v.kind = 'goods' and v.archived_at is null and v.search like all ($1::text[])
      order by v.sku <> $2, v.sku limit ${MOST_FOUND}`,
    values: [words, search.trim()],
  });
  return rows;
}

function wordsOf(search: string): string[] {
  const words = normaliseForSearch(search).split(' ').filter(Boolean).slice(0, MOST_WORDS);
  return words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
}
