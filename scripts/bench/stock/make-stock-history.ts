import type { Client } from 'pg';
import type { Database } from '#db/client.ts';
import { openConnection } from '#db/connection.ts';
import { SYSTEM } from '#domains/context.ts';
import { foundBusiness } from '#domains/settings/found-business.ts';
import { prepareLoad } from '../../seed/write/prepare-load.ts';

/** How large a stock ledger shall be. All movements beside the first of each level are sales at one pace, so more of them are a longer past. */
export type StockSize = { variants: number; places: number; movements: number };

/** The variant with by far the most movements, at the place where it has them. */
export const HOT_SKU = 'SKU-25000';

/** Each variant has units at so many places; at the others its level is empty. */
const STOCKED_PLACES = 10;
const SALES_A_DAY = 12_700;
/** One movement of so many belongs to the hot variant, at one place. */
const HOT_SHARE = 50;
const PURCHASES = 200;
const LINES_A_PURCHASE = 100;
const TRANSFERS = 100;
const LINES_A_TRANSFER = 50;

const BUSINESS = {
  name: 'Bench chain',
  country: 'BG',
  reportingCurrency: 'EUR',
  timeZone: 'Europe/Sofia',
  locale: 'en',
  calendar: 'gregorian',
  taxRates: { standard: 2000 },
} as const;

/**
 * Fills an empty database with levels of every variant at every place and the movements that add up to them, by bulk
 * statements with indexes and triggers away: ten million take some minutes. The same rows each time, but for their ids.
 */
export async function makeStockHistory(
  { url, db }: { url: string; db: Database },
  size: StockSize,
): Promise<void> {
  const { rowCount } = await db.$client.query('select from business');
  // A load that broke off has left the business and nothing else.
  if (rowCount === 0) await foundBusiness({ db, actor: SYSTEM, now: new Date() }, BUSINESS);
  const client = await openConnection(url);
  try {
    await client.query('begin');
    await client.query(`set local work_mem = '256MB'; set local maintenance_work_mem = '512MB'`);
    const restore = await prepareLoad(client);
    await writeGoods(client, size);
    await writeMovements(client, size);
    await writeLevels(client, size.places);
    await writeOnTheirWay(client);
    await restore();
    await client.query('commit');
    await client.query('select fold_supply(), fold_sales()');
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

/** Places, variants in products of four, and numbered lists of both to draw from. */
async function writeGoods(client: Client, { variants, places }: StockSize): Promise<void> {
  await client.query(`
    insert into locations (id, code, name, kind, is_counted, rank, services)
    select gen_random_uuid(), 'PLACE-' || lpad(n::text, 2, '0'), 'Place ' || n,
      case when n <= 2 then 'warehouse' else 'store' end, true, n * 10, '{"ships":true,"pickup":true,"returns":true}'::jsonb
    from generate_series(1, ${places}) n
    union all
    select gen_random_uuid(), 'TRANSIT', 'On the way', 'transit', true, 9999, '{"ships":false,"pickup":false,"returns":false}'::jsonb`);
  await client.query(`
    insert into products (id, title, brand, category, search)
    select gen_random_uuid(), 'Product ' || n, 'Brand ' || n % 60, 'Category ' || n % 40, 'product ' || n
    from generate_series(0, ${Math.ceil(variants / 4) - 1}) n`);
  await client.query(`
    insert into variants (id, product_id, sku, title, price_minor, cost_micros, reorder_point, search)
    select gen_random_uuid(), p.id, 'SKU-' || lpad(n::text, 5, '0'), 'Size ' || n % 4, 1000 + n % 900, 600000000,
      case when n % 40 = 0 then 20 end, 'sku ' || lpad(n::text, 5, '0')
    from generate_series(0, ${variants - 1}) n join products p on p.title = 'Product ' || n / 4`);
  await client.query(`
    create temp table goods on commit drop as select row_number() over (order by sku)::integer - 1 as n, id, sku from variants;
    create temp table places on commit drop as
      select row_number() over (order by code)::integer - 1 as n, id from locations where code like 'PLACE-%';
    create temp table outside on commit drop as
      select (select id from locations where kind = 'supplier') as supplier, (select id from locations where kind = 'customer') as customer,
        (select id from locations where kind = 'transit') as transit;
    analyze goods; analyze places; analyze outside`);
}

const MOVEMENT = `insert into stock_movements
  (at, variant_id, quantity, from_location_id, to_location_id, reason, cause_kind, cause_id, actor_name, unit_cost_micros)`;

/** The place of a variant's turn among those that it has units at. */
const placeOf = (turn: string, places: number) => `(g.n * 7 + ${turn} * 3) % ${places}`;

async function writeMovements(client: Client, { variants, places, movements }: StockSize): Promise<void> {
  const levels = variants * STOCKED_PLACES;
  const hot = Math.floor(movements / HOT_SHARE);
  const sales = movements - levels - hot - TRANSFERS * LINES_A_TRANSFER;
  if (sales <= 0) throw new Error(`--movements ${movements}: each of ${levels} levels begins with one.`);
  const days = sales / SALES_A_DAY;
  const at = (share: string) => `now() - ${days} * (1 - ${share}) * interval '1 day'`;
  // The first variants sell most: half of all sales are of a quarter of them.
  await client.query(`${MOVEMENT}
    select ${at(`k / ${sales}.0`)}, g.id, 1 + k % 3, p.id, o.customer, 'sale', 'order', 'B' || k, 'Bench', 600000000
    from generate_series(1, ${sales}) k
    cross join lateral (select (hashint8extended(k, 1) & 1048575) / 1048576.0 as chance, (hashint8extended(k, 2) & 1048575) as turn) h
    join goods g on g.n = floor(${variants} * h.chance * h.chance)::integer
    join places p on p.n = ${placeOf(`(h.turn % ${STOCKED_PLACES})`, places)} cross join outside o`);
  await client.query(`${MOVEMENT}
    select ${at(`k / ${hot}.0`)}, g.id, case when k % 20 = 0 then 40 else 1 + k % 3 end,
      case when k % 20 = 0 then o.supplier else p.id end, case when k % 20 = 0 then p.id else o.customer end,
      case when k % 20 = 0 then 'receipt' else 'sale' end, 'order', 'H' || k, 'Bench', 600000000
    from generate_series(1, ${hot}) k join goods g on g.sku = '${HOT_SKU}'
    join places p on p.n = ${placeOf('0', places)} cross join outside o`);
  await client.query(`
    insert into stock_transfers (id, from_location_id, to_location_id, status, expected_on, created_by, created_at, sent_by, sent_at)
    select gen_random_uuid(), a.id, b.id, 'sent', current_date + 3, 'Bench', now() - interval '1 day', 'Bench', now() - interval '1 day'
    from generate_series(1, ${TRANSFERS}) k join places a on a.n = k % ${places} join places b on b.n = (k + 5) % ${places};
    insert into stock_transfer_lines (transfer_id, variant_id, position, quantity, sent)
    select t.id, g.id, line, 5, 5 from (select id, row_number() over (order by number) - 1 as n from stock_transfers) t
    cross join generate_series(0, ${LINES_A_TRANSFER - 1}) line join goods g on g.n = (t.n * 499 + line * 11) % ${variants};
    ${MOVEMENT}
    select t.sent_at, l.variant_id, l.sent, t.from_location_id, o.transit, 'transfer', 'transfer', t.id::text, 'Bench', 600000000
    from stock_transfer_lines l join stock_transfers t on t.id = l.transfer_id cross join outside o`);
  await writeOpenings(client, { places, at: at('-0.01') });
}

/** What each level began with: all that left it later, and what is left now; of some variants nothing is. */
async function writeOpenings(client: Client, { places, at }: { places: number; at: string }): Promise<void> {
  await client.query(`${MOVEMENT}
    select ${at}, s.variant_id, s.units, o.supplier, s.location_id, 'opening', 'bench', null, 'Bench', 600000000
    from (
      select variant_id, location_id, sum(units)::integer as units from (
        select variant_id, from_location_id as location_id, sum(quantity) as units from stock_movements
          where reason in ('sale', 'transfer') group by 1, 2
        union all
        select g.id, p.id, case when g.n % 97 = 0 or (g.n + turn) % 10 = 0 then 1 else 1 + (g.n * 13 + turn * 7) % 40 end
          from goods g cross join generate_series(0, ${STOCKED_PLACES - 1}) turn
          join places p on p.n = ${placeOf('turn', places)}
      ) part group by 1, 2
    ) s cross join outside o`);
  await client.query(`${MOVEMENT}
    select now(), g.id, 1, p.id, o.customer, 'sale', 'bench', null, 'Bench', 600000000
    from goods g cross join generate_series(0, ${STOCKED_PLACES - 1}) turn
    join places p on p.n = ${placeOf('turn', places)} cross join outside o where g.n % 97 = 0`);
}

/** Sums of the movements, an empty level at every other place, and some open reservations. */
async function writeLevels(client: Client, places: number): Promise<void> {
  await client.query(`
    create temp table sums on commit drop as
      select variant_id, location_id, sum(units)::integer as units from (
        select variant_id, to_location_id as location_id, sum(quantity) as units from stock_movements group by 1, 2
        union all select variant_id, from_location_id, -sum(quantity) from stock_movements group by 1, 2
      ) side where location_id in (select id from locations where is_counted) group by 1, 2;
    analyze sums`);
  await client.query(`
    insert into stock_levels (variant_id, location_id, on_hand, reserved, safety)
    select g.id, p.id, coalesce(s.units, 0), case when s.units >= 5 and (g.n + p.n) % 25 = 0 then 1 else 0 end,
      case when s.units > 0 and g.n % 10 = 0 then 2 else 0 end
    from goods g cross join places p left join sums s on s.variant_id = g.id and s.location_id = p.id
    order by (p.n + g.n) % ${places}`);
  await client.query(`
    insert into stock_levels (variant_id, location_id, on_hand)
    select s.variant_id, s.location_id, s.units from sums s join outside o on o.transit = s.location_id`);
  await client.query(`
    insert into reservations (id, variant_id, location_id, quantity, created_at)
    select gen_random_uuid(), variant_id, location_id, reserved, now() from stock_levels where reserved > 0`);
}

/** Purchase orders that were sent and have not come. */
async function writeOnTheirWay(client: Client): Promise<void> {
  await client.query(`
    insert into suppliers (id, code, name, currency, locale, search)
    select gen_random_uuid(), 'S' || n, 'Supplier ' || n, 'EUR', 'en', 'supplier ' || n from generate_series(1, 20) n`);
  await client.query(`
    insert into purchase_orders (id, supplier_id, location_id, status, currency, rate, expected_on, created_by, created_at, sent_at)
    select gen_random_uuid(), s.id, p.id, 'sent', 'EUR', 1, (current_date + k % 30)::date, 'Bench', now(), now()
    from generate_series(1, ${PURCHASES}) k join suppliers s on s.code = 'S' || (1 + k % 20)
    join places p on p.n = k % (select count(*) from places)`);
  await client.query(`
    insert into purchase_order_lines (id, purchase_order_id, position, variant_id, quantity, unit_cost_micros)
    select gen_random_uuid(), o.id, line, g.id, 24, 600000000
    from (select id, row_number() over (order by number) - 1 as n from purchase_orders) o
    cross join generate_series(1, ${LINES_A_PURCHASE}) line
    join goods g on g.n = (o.n * 241 + line * 17) % (select count(*) from goods)`);
}
