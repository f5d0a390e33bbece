import type { ExportColumn } from '#lib/tabular/export-column.ts';

/** What a column holds: an amount in minor units is written as a decimal of the row's currency. */
export type DatasetColumn = { name: string; kind: ExportColumn['kind'] | 'minor' | 'micros' };

/**
 * One thing that can be taken out of the books. `from` and `to` ($1, $2) are days, `channel` ($3) is a slug; null means
 * all. Amounts are in the column `currency` of the row.
 */
export type Dataset = { columns: readonly DatasetColumn[]; statement: string; isDated: boolean };

const text = (name: string): DatasetColumn => ({ name, kind: 'text' });
const number = (name: string): DatasetColumn => ({ name, kind: 'number' });
const minor = (name: string): DatasetColumn => ({ name, kind: 'minor' });
const instant = (name: string): DatasetColumn => ({ name, kind: 'dateTime' });

const ORDERS: Dataset = {
  isDated: true,
  columns: [
    number('number'),
    text('channel'),
    text('external_id'),
    text('status'),
    text('payment_status'),
    instant('placed_at'),
    { name: 'day', kind: 'date' },
    text('customer'),
    text('country'),
    text('currency'),
    number('units'),
    ...['gross', 'discount', 'shipping', 'tax', 'total', 'paid', 'refunded'].map(minor),
  ],
  statement: `
    select o.number, c.slug as channel, o.external_id, o.status, o.payment_status, o.placed_at, o.day::text as day,
      p.name as customer, o.country, o.currency, o.units, o.gross_minor as gross, o.discount_minor as discount,
      o.shipping_minor as shipping, o.tax_minor as tax, o.total_minor as total, o.paid_minor as paid,
      o.refunded_minor as refunded
    from orders o join channels c on c.id = o.channel_id left join customers p on p.id = o.customer_id
    where ($1::date is null or o.day >= $1) and ($2::date is null or o.day <= $2) and ($3::text is null or c.slug = $3)
    order by o.number`,
};

const STOCK: Dataset = {
  isDated: false,
  columns: [
    text('sku'),
    text('title'),
    text('location'),
    ...['on_hand', 'reserved', 'safety', 'available'].map(number),
  ],
  statement: `
    select v.sku, v.title, l.code as location, s.on_hand, s.reserved, s.safety,
      s.on_hand - s.reserved - s.safety as available
    from stock_levels s join variants v on v.id = s.variant_id join locations l on l.id = s.location_id
    order by v.sku, l.code`,
};

const CUSTOMERS: Dataset = {
  isDated: false,
  columns: [
    number('number'),
    text('name'),
    { name: 'phone', kind: 'phone' },
    text('email'),
    text('country'),
    text('currency'),
    number('orders'),
    minor('net'),
    instant('first_order_at'),
    instant('last_order_at'),
  ],
  statement: `
    select c.number, c.name, i.phone, i.email, c.country, b.reporting_currency as currency,
      coalesce(s.orders, 0) as orders, coalesce(s.net_minor, 0) as net, s.first_order_at, s.last_order_at
    from customers c cross join business b left join customer_stats s on s.customer_id = c.id
    left join lateral (
      select string_agg(value, ' ' order by value) filter (where kind = 'phone') as phone,
        string_agg(value, ' ' order by value) filter (where kind = 'email') as email
      from identities where customer_id = c.id) i on true
    where c.merged_into is null and c.erased_at is null
    order by c.number`,
};

const PRODUCTS: Dataset = {
  isDated: false,
  columns: [
    text('sku'),
    text('title'),
    text('variant'),
    text('brand'),
    text('category'),
    text('barcodes'),
    text('currency'),
    minor('price'),
    { name: 'cost', kind: 'micros' },
    number('weight_grams'),
  ],
  statement: `
    select v.sku, p.title, v.title as variant, p.brand, p.category, k.barcodes, b.reporting_currency as currency,
      v.price_minor as price, v.cost_micros as cost, v.weight_grams
    from variants v join products p on p.id = v.product_id cross join business b
    left join lateral (
      select string_agg(scanned_as, ' ' order by code) as barcodes from barcodes where variant_id = v.id) k on true
    where v.archived_at is null and p.archived_at is null
    order by v.sku`,
};

const POSTINGS: Dataset = {
  isDated: true,
  columns: [
    number('id'),
    { name: 'day', kind: 'date' },
    text('kind'),
    text('channel'),
    number('order'),
    text('currency'),
    ...[
      'gross',
      'discounts',
      'returns',
      'shipping',
      'tax',
      'cogs',
      'fees',
      'fulfilment',
      'marketing',
      'fixed',
    ].map(minor),
    ...['adjustment', 'receivable'].map(minor),
    ...['orders', 'units', 'returned_units'].map(number),
  ],
  statement: `
    select p.id, p.day::text as day, p.kind, c.slug as channel, o.number as order, b.reporting_currency as currency,
      p.gross_minor as gross, p.discounts_minor as discounts, p.returns_minor as returns, p.shipping_minor as shipping,
      p.tax_minor as tax, p.cogs_minor as cogs, p.fees_minor as fees, p.fulfilment_minor as fulfilment,
      p.marketing_minor as marketing, p.fixed_minor as fixed, p.adjustment_minor as adjustment, p.handling_minor as handling,
      p.receivable_minor as receivable, p.orders, p.units, p.returned_units
    from postings p join channels c on c.id = p.channel_id cross join business b left join orders o on o.id = p.order_id
    where ($1::date is null or p.day >= $1) and ($2::date is null or p.day <= $2) and ($3::text is null or c.slug = $3)
    order by p.id`,
};

/** What can be exported, by the word that is typed. */
export const DATASETS = {
  orders: ORDERS,
  stock: STOCK,
  customers: CUSTOMERS,
  products: PRODUCTS,
  postings: POSTINGS,
} as const satisfies Record<string, Dataset>;
