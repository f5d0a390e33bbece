import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { addDays } from '#lib/time.ts';

/** Somebody who bought on days before the shop's now, for so much each; the same products each time. */
export type PastBuyer = {
  name: string;
  daysAgo: readonly number[];
  netMinor?: number;
  productIds?: readonly string[];
  channel?: 'web' | 'till';
  isUnknown?: boolean;
};

/** The test shop with people of the past. */
export type PastShop = TestShop & {
  query: <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>;
  /** Writes orders and postings as they were then; returns the person's id. */
  addBuyer: (buyer: PastBuyer) => Promise<string>;
  addProduct: (title: string) => Promise<string>;
};

const TODAY = '2026-03-10';

/** Opens the shop in a database of its own. Close it in `afterAll`. */
export async function openPast(): Promise<PastShop> {
  const shop = await openShop();
  const query: PastShop['query'] = async <Row extends object>(text: string, values: unknown[] = []) =>
    (await shop.db.$client.query<Row>(text, values)).rows;
  return {
    ...shop,
    query,
    addProduct: async (title) => {
      const { id } = await shop.addVariant({ sku: title });
      const [row] = await query<{ id: string }>('select product_id as id from variants where id = $1', [id]);
      return row!.id;
    },
    addBuyer: async (buyer) => {
      const id = newId();
      await query(`insert into customers (id, name, search) values ($1, $2, lower($2))`, [id, buyer.name]);
      for (const ago of buyer.daysAgo)
        await writeOrder(query, { buyer, customerId: id, day: addDays(TODAY, -ago), shop });
      return id;
    },
  };
}

async function writeOrder(
  query: PastShop['query'],
  { buyer, customerId, day, shop }: { buyer: PastBuyer; customerId: string; day: string; shop: TestShop },
): Promise<void> {
  const orderId = newId();
  const { netMinor = 2_000, channel = 'web', productIds = [] } = buyer;
  const person = buyer.isUnknown ? null : customerId;
  await query(
    `insert into orders (id, channel_id, customer_id, status, currency, placed_at, day, gross_minor, total_minor, units,
       search, updated_at)
     values ($1, $2, $3, 'confirmed', 'EUR', ($4::date + time '12:00') at time zone 'UTC', $4::date, $5, $5, 1, '', $4::date)`,
    [orderId, shop.channels[channel], person, day, netMinor],
  );
  await query(
    `insert into postings (kind, at, day, channel_id, customer_id, order_id, gross_minor, cogs_minor, receivable_minor, orders, units)
     values ('sale', $2::date, $2::date, $3, $4, $1, $5, $6, $5, 1, 1)`,
    [orderId, day, shop.channels[channel], person, netMinor, Math.round(netMinor * 0.6)],
  );
  for (const [position, productId] of productIds.entries()) {
    await query(
      `insert into order_lines (id, order_id, position, variant_id, sku, title, quantity, unit_price_minor, gross_minor)
       select $1, $2, $3, id, sku, title, 1, 100, 100 from variants where product_id = $4`,
      [newId(), orderId, position, productId],
    );
  }
}
