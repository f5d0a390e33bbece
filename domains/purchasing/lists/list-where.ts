import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';
import { toAsciiDigits } from '#lib/text/to-ascii-digits.ts';
import type { PurchaseFilter } from './list-filter.ts';

type Bind = (value: unknown) => string;

/** The conditions that a filter sets on `purchase_orders p` and its supplier `s`; `today` is the business's own day. */
export function purchaseConditions(filter: PurchaseFilter, today: string, bind: Bind): string[] {
  const conditions = ['true'];
  const { statuses, supplierIds, locationIds } = filter;
  if (statuses.length > 0) conditions.push(`p.status = any (${bind(statuses)}::text[])`);
  if (supplierIds.length > 0) conditions.push(`p.supplier_id = any (${bind(supplierIds)}::uuid[])`);
  if (locationIds.length > 0) conditions.push(`p.location_id = any (${bind(locationIds)}::uuid[])`);
  if (filter.only.includes('late')) conditions.push(isLate(bind(today)));
  return [...conditions, ...searchConditions(filter.search, bind)];
}

/** Goods are late once a day has passed on which some of them should have come. */
export function isLate(today: string): string {
  return `(p.status in ('sent', 'part_received') and exists (select from purchase_order_lines w
    where w.purchase_order_id = p.id and coalesce(w.expected_on, p.expected_on) < ${today}::date
      and w.quantity > w.received_good + w.received_damaged + w.cancelled_quantity))`;
}

/** The order's number, or words of its supplier, or a SKU on it. */
function searchConditions(search: string, bind: Bind): string[] {
  const text = normaliseForSearch(search).replace(/^#/, '');
  if (text === '') return [];
  const number = /^\d{1,15}$/.test(text) ? `p.number = ${bind(text)}::bigint or ` : '';
  const words = text.split(' ').map((word) => bind(`%${word.replace(/[\\%_]/g, '\\$&')}%`));
  const supplier = words.map((word) => `s.search like ${word}`).join(' and ');
  const sku = bind(toAsciiDigits(search.trim()));
  return [
    `(${number}(${supplier}) or exists (select from purchase_order_lines g join variants v on v.id = g.variant_id
      where g.purchase_order_id = p.id and (v.sku = ${sku} or g.supplier_sku = ${sku})))`,
  ];
}
