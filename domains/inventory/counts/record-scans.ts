import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { RecordScansInput } from './input.ts';
import { loadCount } from './load-count.ts';

/** What is counted of goods after the scans. */
export type CountedNow = { variantId: string; sku: string; counted: number };

/**
 * Adds scans to a count that is open; several people may count the same goods, and a scan that is sent again is the same
 * scan. Goods that nobody expected there join the count.
 * @throws NOT_FOUND for an unknown variant; INVALID_INPUT for a service; CONFLICT for a count that is not open, and where
 * fewer than nothing would be counted.
 */
export const recordScans = command('stock.count', {
  input: RecordScansInput,
  run: async (tx, { countId, scans }, ctx) => {
    const count = await loadCount(tx, { countId, wanted: ['open'], lock: 'together' });
    const variantIds = [...new Set(scans.map((scan) => scan.variantId))].sort();
    await addUnexpected(tx, { countId, locationId: count.locationId, variantIds });
    // A clock that runs wrong moves no scan out of the count's own time.
    const at = (scan: { at: Date }) =>
      new Date(Math.max(count.createdAt.getTime(), Math.min(scan.at.getTime(), ctx.now.getTime())));
    await tx.$client.query(
      `insert into stock_count_scans (id, count_id, variant_id, round, quantity, at, actor_name)
       select s.id, $1, s.variant_id, l.round, s.quantity, s.at, $2
       from unnest($3::uuid[], $4::uuid[], $5::integer[], $6::timestamptz[]) s (id, variant_id, quantity, at)
       join stock_count_lines l on l.count_id = $1 and l.variant_id = s.variant_id
       on conflict (id) do nothing`,
      [
        countId,
        ctx.actor.name,
        scans.map((scan) => scan.id),
        scans.map((scan) => scan.variantId),
        scans.map((scan) => scan.quantity),
        scans.map(at),
      ],
    );
    const counted = await readCounted(tx, countId, variantIds);
    return {
      result: counted,
      subjectKind: 'stock_count',
      subjectId: countId,
      summary: { number: count.number, scans: scans.length },
      after: { counted },
    };
  },
});

async function addUnexpected(
  tx: Tx,
  more: { countId: string; locationId: string; variantIds: readonly string[] },
): Promise<void> {
  const { rows } = await tx.$client.query<{ sku: string; kind: string }>(
    'select sku, kind from variants where id = any ($1::uuid[])',
    [more.variantIds],
  );
  const service = rows.find((row) => row.kind !== 'goods');
  if (service) {
    throw new AppError('INVALID_INPUT', `${service.sku} has no stock of its own.`, {
      details: { reason: 'noStock', sku: service.sku },
    });
  }
  if (rows.length < more.variantIds.length) {
    throw new AppError('NOT_FOUND', 'A variant does not exist (any more).', {
      details: { reason: 'gone', thing: 'variant' },
    });
  }
  await tx.$client.query(
    `insert into stock_count_lines (count_id, variant_id, expected)
     select $1, w.id, coalesce(s.on_hand, 0) from unnest($3::uuid[]) w (id)
     left join stock_levels s on s.variant_id = w.id and s.location_id = $2
     order by w.id on conflict do nothing`,
    [more.countId, more.locationId, more.variantIds],
  );
}

async function readCounted(tx: Tx, countId: string, variantIds: readonly string[]): Promise<CountedNow[]> {
  const { rows } = await tx.$client.query<CountedNow>(
    `select v.id as "variantId", v.sku, sum(s.quantity)::integer as counted
     from stock_count_lines l join variants v on v.id = l.variant_id
     join stock_count_scans s on s.count_id = l.count_id and s.variant_id = l.variant_id and s.round = l.round
     where l.count_id = $1 and l.variant_id = any ($2::uuid[]) group by v.id order by v.sku`,
    [countId, variantIds],
  );
  const wrong = rows.find((row) => row.counted < 0);
  if (!wrong) return rows;
  throw new AppError('CONFLICT', `${wrong.sku}: fewer than nothing cannot be counted.`, {
    details: { reason: 'countBelowNothing', sku: wrong.sku },
  });
}
