import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';

/** What lies of a variant at a location, with the names that people know. */
export type StockLevel = {
  sku: string;
  locationName: string;
  onHand: number;
  reserved: number;
  safety: number;
};

/**
 * Reads a level and keeps others from changing it until the commit; what never lay there counts as nothing.
 * @throws NOT_FOUND for an unknown variant or location; CONFLICT for services and for places that are not counted.
 */
export async function lockLevel(tx: Tx, at: { variantId: string; locationId: string }): Promise<StockLevel> {
  const values = [at.variantId, at.locationId];
  const [, { rows }] = await Promise.all([
    tx.$client.query(
      'select from stock_levels where variant_id = $1 and location_id = $2 for update',
      values,
    ),
    tx.$client.query<StockLevel & { kind: string; isCounted: boolean }>(
      `select v.sku, v.kind, l.name as "locationName", l.is_counted as "isCounted", coalesce(s.on_hand, 0) as "onHand",
         coalesce(s.reserved, 0) as reserved, coalesce(s.safety, 0) as safety
       from variants v cross join locations l
       left join stock_levels s on s.variant_id = v.id and s.location_id = l.id
       where v.id = $1 and l.id = $2`,
      values,
    ),
  ]);
  const level = rows[0];
  if (!level)
    throw new AppError('NOT_FOUND', 'There is no such variant or location; load the page again.', {
      details: { reason: 'gone', thing: 'other' },
    });
  if (level.kind !== 'goods') {
    throw new AppError('CONFLICT', `${level.sku} is a service: it has no stock.`, {
      details: { reason: 'noStock', sku: level.sku },
    });
  }
  if (!level.isCounted) {
    throw new AppError('CONFLICT', `${level.locationName} is outside: its stock is not counted.`, {
      details: { reason: 'notCounted', place: level.locationName },
    });
  }
  return level;
}
