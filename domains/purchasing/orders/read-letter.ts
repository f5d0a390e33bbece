import type { Reader } from '#db/client.ts';
import { GOODS_TITLE } from '#domains/inventory/levels/goods-title.ts';
import type { Calendar, Locale } from '#lib/format/prefs.ts';
import type { Boxed } from './write-boxes.ts';

/** What a purchase order on paper says. Unit costs are in millionths of a minor unit of `currency`. */
export type PurchaseLetter = {
  number: number;
  to: string | null;
  locale: Locale;
  supplierName: string;
  supplierAddress: string;
  businessName: string;
  placeName: string;
  placeCity: string;
  timeZone: string;
  calendar: Calendar;
  currency: string;
  orderedAt: Date;
  expectedOn: string | null;
  note: string;
  lines: (Boxed & { sku: string; supplierSku: string; title: string; unitCostMicros: number })[];
};

/** The facts of a purchase order for its supplier. The caller has asked who may read it, and knows that it exists. */
export async function readPurchaseLetter(db: Reader, purchaseOrderId: string): Promise<PurchaseLetter> {
  const { rows } = await db.$client.query<Omit<PurchaseLetter, 'lines' | 'calendar'>>(
    `select p.number, s.email as "to", s.locale, s.name as "supplierName", s.address as "supplierAddress",
       b.name as "businessName", l.name as "placeName", l.city as "placeCity", b.time_zone as "timeZone", p.currency,
       coalesce(p.sent_at, p.created_at) as "orderedAt", p.expected_on::text as "expectedOn", p.note
     from purchase_orders p join suppliers s on s.id = p.supplier_id join locations l on l.id = p.location_id
     cross join business b where p.id = $1`,
    [purchaseOrderId],
  );
  const lines = await db.$client.query<PurchaseLetter['lines'][number]>(
    `select v.sku, l.supplier_sku as "supplierSku", ${GOODS_TITLE} as title, l.quantity,
       l.unit_name as "unitName", l.unit_factor as "unitFactor", l.unit_cost_micros as "unitCostMicros"
     from purchase_order_lines l join variants v on v.id = l.variant_id join products p on p.id = v.product_id
     where l.purchase_order_id = $1 order by l.position`,
    [purchaseOrderId],
  );
  const head = rows[0]!;
  return { ...head, calendar: head.locale === 'fa' ? 'persian' : 'gregory', lines: lines.rows };
}
