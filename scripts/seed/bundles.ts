import type { Database } from '#db/client.ts';
import { createProduct } from '#domains/catalog/create-product.ts';
import { setBundle } from '#domains/catalog/set-bundle.ts';
import { type Ctx, SYSTEM } from '#domains/context.ts';
import type { World } from './world/world.ts';

const TITLES = { en: 'Gift set', fa: 'ست هدیه', ar: 'طقم هدية', bg: 'Подаръчен комплект' };
const SKU = 'GIFT-SET';
/** What the set costs beside its parts bought one by one. */
const PRICE_SHARE = 0.9;

/** Puts a gift set of three well stocked goods into the catalogue, by the same commands as the screens. */
export async function seedBundles(db: Database, world: World): Promise<void> {
  const ctx: Ctx = { db, actor: SYSTEM, now: new Date(world.until) };
  const { rows } = await db.$client.query<{ sku: string; priceMinor: number }>(
    `select v.sku, v.price_minor as "priceMinor" from variants v join stock_levels s on s.variant_id = v.id
     where v.kind = 'goods' and v.archived_at is null group by v.id
     order by sum(s.on_hand - s.reserved - s.safety) desc, v.sku limit 3`,
  );
  if (rows.length === 0) return;
  const components = rows.map(({ sku }, at) => ({ sku, quantity: at + 1 }));
  const wholeMinor = rows.reduce((sum, row, at) => sum + row.priceMinor * (at + 1), 0);
  const title = TITLES[world.words.locale];
  const priceMinor = Math.round(wholeMinor * PRICE_SHARE);
  const made = await createProduct(ctx, { title, variants: [{ sku: SKU, title, priceMinor }] });
  await setBundle(ctx, { variantId: made.variants[0]!.id, components });
}
