import { z } from 'zod';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { requireShelves } from '../transfers/transfer-places.ts';

const MOST_ROWS = 5_000;
const Name = z.string().trim().max(40);

/** Where goods lie inside a location, by SKU. An empty zone forgets it. */
export const SetPlacesInput = z.strictObject({
  locationId: z.uuid(),
  rows: z
    .array(z.strictObject({ sku: z.string().trim().min(1).max(200), zone: Name, bin: Name.default('') }))
    .min(1)
    .max(MOST_ROWS),
});

/**
 * Says in which zone and bin goods lie at a location; the last row of the same goods holds.
 * @throws NOT_FOUND naming the first unknown SKUs; then nothing is changed.
 */
export const setPlaces = command('stock.set-safety', {
  input: SetPlacesInput,
  run: async (tx, { locationId, rows }, ctx) => {
    await requireShelves(tx, [locationId]);
    const bySku = new Map(rows.map((row) => [row.sku, row]));
    const wanted = [...bySku.values()];
    const { rows: known } = await tx.$client.query<{ id: string; sku: string }>(
      `select id, sku from variants where sku = any ($1::text[]) and kind = 'goods' order by id`,
      [wanted.map((row) => row.sku)],
    );
    const found = new Set(known.map((row) => row.sku));
    const unknown = wanted.filter((row) => !found.has(row.sku)).map((row) => row.sku);
    if (unknown.length > 0) {
      const goods = unknown.slice(0, 5).join(', ');
      throw new AppError('NOT_FOUND', `Nothing has the SKU ${goods}. Nothing was changed.`, {
        details: { reason: 'unknownSkus', goods, count: unknown.length },
      });
    }
    const values = [
      locationId,
      known.map((row) => row.id),
      known.map((row) => bySku.get(row.sku)!.zone),
      known.map((row) => bySku.get(row.sku)!.bin),
    ];
    const given = 'unnest($2::uuid[], $3::text[], $4::text[]) w (variant_id, zone, bin)';
    await tx.$client.query(
      `delete from stock_places p using ${given}
       where p.location_id = $1 and p.variant_id = w.variant_id and w.zone = '' and w.bin is not null`,
      values,
    );
    await tx.$client.query(
      `insert into stock_places (location_id, variant_id, zone, bin, updated_at)
       select $1, w.variant_id, w.zone, w.bin, $5 from ${given} where w.zone <> ''
       on conflict (variant_id, location_id)
       do update set zone = excluded.zone, bin = excluded.bin, updated_at = excluded.updated_at`,
      [...values, ctx.now],
    );
    return {
      result: { rows: wanted.length },
      subjectKind: 'location',
      subjectId: locationId,
      summary: { places: wanted.length },
      after: { rows: wanted },
    };
  },
});
