import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { ensureLots } from './ensure-lots.ts';

/** Goods with the lot that stands on them; null where nobody said one. */
export type LottedGoods = { variantId: string; lot: string | null; expiresOn?: string | null | undefined };

/**
 * The id of each one's lot, in order, to be named in `stock_movements.lot_id`; null for goods of which no lots are kept,
 * and for those without a lot where `unnamed` may be.
 * @throws CONFLICT for goods that must come with their lot, and for a lot whose expiry is another one by the books.
 */
export async function nameLots(
  tx: Tx,
  goods: readonly LottedGoods[],
  more: { unnamed: 'refuse' | 'leave'; now: Date },
): Promise<(string | null)[]> {
  const { rows } = await tx.$client.query<{ id: string; sku: string }>(
    `select id, sku from variants where id = any ($1::uuid[]) and tracking = 'lot'`,
    [goods.map((one) => one.variantId)],
  );
  if (rows.length === 0) return goods.map(() => null);
  const skus = new Map(rows.map((row) => [row.id, row.sku]));
  const tracked = goods.filter((one) => skus.has(one.variantId));
  const unnamed = tracked.find((one) => one.lot === null);
  if (unnamed && more.unnamed === 'refuse') {
    const sku = skus.get(unnamed.variantId)!;
    throw new AppError('CONFLICT', `${sku}: say which lot came; it stands on the package.`, {
      details: { reason: 'lotNeeded', sku },
    });
  }
  const named = tracked.filter((one) => one.lot !== null);
  const ids = await ensureLots(
    tx,
    named.map(({ variantId, lot, expiresOn }) => ({ variantId, code: lot!, expiresOn })),
    more.now,
  );
  return goods.map((one) => (named.includes(one) ? ids[named.indexOf(one)]! : null));
}
