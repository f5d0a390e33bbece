import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { FEWEST_TOGETHER, SURE_RATIO, scoreAffinity } from '../groups/score-affinity.ts';

/** A product and how many people bought it. */
export type BoughtProduct = { id: string; title: string; buyers: number };

/** A product that the same people bought, how many of them, and how sure that this is no chance. */
export type AlsoBought = BoughtProduct & { both: number; lift: number; ratio: number; isSure: boolean };

const FOUND = 8;
const READ = 200;
const SHOWN = 15;

/** Products by words of their title, those that most people bought first. */
export async function findBought(ctx: Ctx, words: string): Promise<BoughtProduct[]> {
  allow(ctx.actor, 'prediction.read');
  const search = normaliseForSearch(words).replace(/[\\%_]/g, '\\$&');
  const { rows } = await ctx.db.$client.query<BoughtProduct>(
    `select p.id, p.title, coalesce(a.buyers, 0) as buyers
     from products p left join affinity_products a on a.product_id = p.id
     where p.search like $1 order by coalesce(a.buyers, 0) desc, p.title, p.id limit ${FOUND}`,
    [`%${search}%`],
  );
  return rows;
}

/**
 * What people who bought a product also bought, the surest first. Pairs of fewer than five people are left out, and what is
 * bought together less often than by chance. Null when the product is not known.
 */
export async function listAlsoBought(
  ctx: Ctx,
  productId: string,
): Promise<{ product: BoughtProduct; all: number; rows: AlsoBought[] } | null> {
  allow(ctx.actor, 'prediction.read');
  const [one, pairs] = await Promise.all([
    ctx.db.$client.query<BoughtProduct & { all: number }>(
      `select p.id, p.title, coalesce(a.buyers, 0) as buyers, (select count(*) from affinity_baskets) as all
       from products p left join affinity_products a on a.product_id = p.id where p.id = $1`,
      [productId],
    ),
    ctx.db.$client.query<BoughtProduct & { both: number }>(
      `select p.id, p.title, a.buyers, pair.buyers as both
       from (select second_product_id as id, buyers from product_affinities where first_product_id = $1
         union all select first_product_id, buyers from product_affinities where second_product_id = $1) pair
       join affinity_products a on a.product_id = pair.id join products p on p.id = pair.id
       where pair.buyers >= ${FEWEST_TOGETHER} order by pair.buyers desc, p.id limit ${READ}`,
      [productId],
    ),
  ]);
  const found = one.rows[0];
  if (!found) return null;
  const { all, ...product } = found;
  const rows = pairs.rows
    .map((row) => {
      const score = scoreAffinity({ both: row.both, first: product.buyers, second: row.buyers, all });
      return { ...row, ...score, isSure: score.ratio >= SURE_RATIO };
    })
    .filter(({ lift }) => lift > 1)
    .sort((a, b) => b.ratio - a.ratio || a.id.localeCompare(b.id))
    .slice(0, SHOWN);
  return { product, all, rows };
}
