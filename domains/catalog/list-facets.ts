import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';

const MOST_VALUES = 200;

/** The categories and brands that products have, the most used first. */
export type Facets = { categories: string[]; brands: string[] };

/** What a list of products can be narrowed by; at most 200 values each. */
export async function listFacets(ctx: Ctx): Promise<Facets> {
  allow(ctx.actor, 'product.read');
  const [categories, brands] = await Promise.all([readValues(ctx, 'category'), readValues(ctx, 'brand')]);
  return { categories, brands };
}

async function readValues(ctx: Ctx, column: 'category' | 'brand'): Promise<string[]> {
  const { rows } = await ctx.db.$client.query<{ value: string }>({
    name: `list-${column}`,
    text: `
      select ${column} as value from products where ${column} <> '' and archived_at is null
      group by 1 order by count(*) desc, 1 limit $1`,
    values: [MOST_VALUES],
  });
  return rows.map((row) => row.value);
}
