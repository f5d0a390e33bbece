import type { Reader } from '#db/client.ts';

const MOST_ORDERS = 40;

/**
 * How many days later than stated the last orders of some suppliers came, the newest first: from sending to the mean day
 * of the units that came, less the longest lead time that was stated for their goods. Of each supplier the last forty
 * orders that are closed and brought anything.
 */
export async function readLateDays(
  db: Reader,
  supplierIds: readonly string[],
): Promise<Map<string, number[]>> {
  if (supplierIds.length === 0) return new Map();
  const { rows } = await db.$client.query<{ supplierId: string; late: number[] }>({
    name: 'late-days-of-suppliers',
    text: `
      select s.id as "supplierId", array_agg(came.late order by came.sent_at desc) as late
      from suppliers s cross join lateral (
        select p.sent_at,
          (sum(extract(epoch from r.at - p.sent_at) * (l.good + l.damaged)) / sum(l.good + l.damaged) / 86400
            - max(coalesce(i.lead_days, s.lead_days)))::double precision as late
        from purchase_orders p join receipts r on r.purchase_order_id = p.id
        join receipt_lines l on l.receipt_id = r.id and l.undone_at is null
        left join supplier_items i on i.supplier_id = s.id and i.variant_id = l.variant_id
        where p.supplier_id = s.id and p.status = 'closed'
        group by p.id order by p.sent_at desc limit ${MOST_ORDERS}) came
      where s.id = any ($1::uuid[]) group by s.id`,
    values: [supplierIds],
  });
  return new Map(rows.map((row) => [row.supplierId, row.late]));
}
