import type { Reader } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { addDays } from '#lib/time.ts';
import type { UnreceiptedVariant } from './value-units.ts';

/**
 * Reads variants that come back without an order, with the lowest price that a unit was sold for since `days` ago (after
 * discounts, in the reporting currency). @throws NOT_FOUND for an unknown variant.
 */
export async function readUnreceiptedVariants(
  db: Reader,
  variantIds: readonly string[],
  since: { today: string; days: number },
): Promise<Map<string, UnreceiptedVariant>> {
  const { rows } = await db.$client.query<UnreceiptedVariant>({
    name: 'unreceipted-variants',
    text: `
      select v.id, v.sku, v.title, v.kind, p.category, v.cost_micros as "costMicros", v.price_minor as "priceMinor",
        coalesce((b.tax_rates ->> p.tax_class)::integer, 0) as "taxBasisPoints",
        (select floor(min((l.gross_minor - l.discount_minor) * o.rate / l.quantity))::bigint
          from order_lines l join orders o on o.id = l.order_id
          where l.variant_id = v.id and l.quantity > 0 and l.gross_minor > l.discount_minor and o.day >= $2::date
            and o.status <> 'cancelled' and o.currency = b.reporting_currency) as "lowestMinor"
      from variants v join products p on p.id = v.product_id cross join business b where v.id = any ($1::uuid[])`,
    values: [variantIds, addDays(since.today, -since.days)],
  });
  const found = new Map(rows.map((row) => [row.id, row]));
  const missing = variantIds.find((id) => !found.has(id));
  if (missing === undefined) return found;
  throw new AppError('NOT_FOUND', `There is no variant ${missing}.`, {
    details: { reason: 'gone', thing: 'variant' },
  });
}
