import type { Tx } from '#db/client.ts';

/** What was counted of goods, with the books of that very moment. */
export type CountedLine = {
  variantId: string;
  sku: string;
  counted: number;
  countedAt: Date;
  books: number;
  costMicros: number | null;
};

// Newer movements than the moment of counting are taken off what lies there by now: selling goes on while one counts.
const COUNTED = `
  with counted as (
    select l.variant_id, coalesce(sum(s.quantity), 0)::integer as counted, coalesce(max(s.at), $3) as at, count(s.id) as scans
    from stock_count_lines l
    left join stock_count_scans s on s.count_id = l.count_id and s.variant_id = l.variant_id and s.round = l.round
    where l.count_id = $1 and l.state in ('open', 'left') group by 1
  )
  select c.variant_id as "variantId", v.sku, c.counted, c.at as "countedAt", v.cost_micros as "costMicros",
    (coalesce(level.on_hand, 0)
      - coalesce((select sum(m.quantity) from stock_movements m
          where m.variant_id = c.variant_id and m.to_location_id = $2 and m.at > c.at), 0)
      + coalesce((select sum(m.quantity) from stock_movements m
          where m.variant_id = c.variant_id and m.from_location_id = $2 and m.at > c.at), 0))::integer as books
  from counted c join variants v on v.id = c.variant_id
  left join stock_levels level on level.variant_id = c.variant_id and level.location_id = $2
  where c.scans > 0 or $4 order by c.variant_id`;

/**
 * What was counted of the lines that are not judged yet, each against the books at the moment of its last scan. What
 * nobody counted is left out, or counts as nothing at `now`.
 */
export async function readBooks(
  tx: Tx,
  more: { countId: string; locationId: string; now: Date; uncounted: 'leave' | 'zero' },
): Promise<CountedLine[]> {
  const { rows } = await tx.$client.query<CountedLine>(COUNTED, [
    more.countId,
    more.locationId,
    more.now,
    more.uncounted === 'zero',
  ]);
  return rows;
}
