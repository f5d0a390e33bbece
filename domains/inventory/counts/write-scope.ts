import type { Tx } from '#db/client.ts';
import type { OpenCount } from './input.ts';

const MOST_LINES = 20_000;
const SALES_DAYS = 90;
const A_SHARE = 0.8;
const B_SHARE = 0.95;

const LINES = `insert into stock_count_lines (count_id, variant_id, expected)
  select $1, v.id, coalesce(s.on_hand, 0) from variants v`;

/** Goods by the value of what was sold of them lately, everywhere; a class begins where the ones before it end. */
const CLASSES = `select variant_id, case when before < ${A_SHARE} * total then 'A' when before < ${B_SHARE} * total then 'B'
    else 'C' end as class
  from (select sold.variant_id, sum(sold.value) over () as total,
      sum(sold.value) over (order by sold.value desc, sold.variant_id) - sold.value as before
    from (select m.variant_id, sum(m.quantity::numeric * v.price_minor) as value
      from stock_movements m join locations l on l.id = m.to_location_id and l.kind = 'customer'
      join variants v on v.id = m.variant_id
      where m.at >= $3::timestamptz - interval '${SALES_DAYS} days' and m.at <= $3 group by 1) sold) ranked`;

/**
 * Writes down the goods of a count with what the books say of them now: those that lie at the place, and of a zone or a
 * choice also those that do not. How many there are; at most twenty thousand.
 */
export async function writeScope(tx: Tx, count: OpenCount, now: Date): Promise<number> {
  const { countId, locationId, scope } = count;
  const here = 's.variant_id = v.id and s.location_id = $2';
  const end = `and v.kind = 'goods' order by v.id limit ${MOST_LINES}`;
  const run = async (text: string, values: unknown[] = []) =>
    (await tx.$client.query(text, [countId, locationId, ...values])).rowCount ?? 0;
  switch (scope.kind) {
    case 'full':
      return run(`${LINES} join stock_levels s on ${here} where s.on_hand > 0 ${end}`);
    case 'zone':
      return run(
        `${LINES} join stock_places p on p.variant_id = v.id and p.location_id = $2 and p.zone = $3
         left join stock_levels s on ${here} where true ${end}`,
        [scope.zone],
      );
    case 'class':
      return run(
        `${LINES} join stock_levels s on ${here} left join (${CLASSES}) k on k.variant_id = v.id
         where s.on_hand > 0 and coalesce(k.class, 'C') = $4 ${end}`,
        [now, scope.class],
      );
    case 'chosen':
      return run(`${LINES} left join stock_levels s on ${here} where v.id = any ($3::uuid[]) ${end}`, [
        scope.variantIds,
      ]);
  }
}
