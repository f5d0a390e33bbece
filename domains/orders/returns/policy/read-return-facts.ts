import type { Reader } from '#db/client.ts';
import { dayIn } from '#lib/time.ts';

/** What the policy asks of an order's line, as far as the books know it. */
export type LineFacts = { category: string | null; deliveredOn: string | null };

/**
 * Reads category and day of delivery of an order's lines: the business's day on which the line's last parcel left or
 * was handed over, else the day on which the order was shipped.
 */
export async function readReturnFacts(db: Reader, orderId: string): Promise<Map<string, LineFacts>> {
  const { rows } = await db.$client.query<{
    id: string;
    category: string | null;
    at: Date | null;
    timeZone: string;
  }>({
    name: 'return-facts',
    text: `
      select l.id, p.category, b.time_zone as "timeZone", coalesce((
          select max(s.shipped_at) from shipment_lines sl join shipments s on s.id = sl.shipment_id
          where sl.order_line_id = l.id), o.shipped_at) as at
      from orders o join order_lines l on l.order_id = o.id cross join business b
      left join variants v on v.id = l.variant_id left join products p on p.id = v.product_id
      where o.id = $1`,
    values: [orderId],
  });
  return new Map(
    rows.map(({ id, category, at, timeZone }) => [
      id,
      { category, deliveredOn: at === null ? null : dayIn(timeZone, at) },
    ]),
  );
}
