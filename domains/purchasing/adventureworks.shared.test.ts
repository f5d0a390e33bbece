import fs from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProduct } from '#domains/catalog/create-product.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { newId } from '#lib/ids.ts';
import { createPurchaseOrder } from './orders/create-purchase-order.ts';
import { sendPurchaseOrder } from './orders/send-purchase-order.ts';
import { receiveGoods } from './receiving/receive-goods.ts';
import { addSupplier } from './suppliers/add-supplier.ts';
import { openPurchasing, type PurchasingShop } from './testing/open-purchasing.ts';

const FOLDER = '../shared/data/adventureworks-supply';
const isThere = fs.existsSync(`${FOLDER}/PurchaseOrderDetail.csv.gz`);
if (!isThere) console.warn(`Skipped: ${FOLDER} is not beside this project.`);

const ORDERS_AT_ONCE = 4;
/** Every so many orders go their way alone; those between go together with all others of their vendor. */
const ALONE_EVERY = 13;
const MOST_LINES = 500;
const MOST_VARIANTS = 200;
/** Prices have four decimals: one of the last is 10,000 millionths of a cent. */
const MICROS_PER_TEN_THOUSANDTH = 10_000;

type Row = Record<string, string>;
type Published = { subtotal: number; lines: number } & Record<
  'ordered' | 'received' | 'rejected' | 'stocked',
  number
>;

/** No field of these files is quoted but vendors' names, which are not read. */
function readTable(name: string): Row[] {
  const bytes = fs.readFileSync(`${FOLDER}/${name}`);
  const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').replace(/^\uFEFF/, '');
  const [head = '', ...lines] = text.trim().split(/\r?\n/);
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((key, index) => [key, cells[index] ?? '']));
  });
}

function microsOf(price: string): number {
  const [whole = '0', fraction = ''] = price.split('.');
  return Number(whole + fraction.padEnd(4, '0').slice(0, 4)) * MICROS_PER_TEN_THOUSANDTH;
}

function groupBy(rows: readonly Row[], key: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row[key]!, [...(groups.get(row[key]!) ?? []), row]);
  return groups;
}

type Planned = { vendor: string; lines: Row[] };

/** Some orders as they were, the lines of the others in long orders: every line is ordered and received once. */
function planOrders(headers: readonly Row[], lines: readonly Row[]): Planned[] {
  const byOrder = groupBy(lines, 'PurchaseOrderID');
  const linesOf = (header: Row) => byOrder.get(header.PurchaseOrderID!) ?? [];
  const alone = headers.filter((_, index) => index % ALONE_EVERY === 0);
  const others = groupBy(
    headers.filter((_, index) => index % ALONE_EVERY !== 0),
    'VendorID',
  );
  const long = [...others].flatMap(([vendor, theirs]) => {
    const all = theirs.flatMap(linesOf);
    const parts = Math.ceil(all.length / MOST_LINES);
    return Array.from({ length: parts }, (_, part) => ({
      vendor,
      lines: all.slice(part * MOST_LINES, (part + 1) * MOST_LINES),
    }));
  });
  return [...alone.map((header) => ({ vendor: header.VendorID!, lines: linesOf(header) })), ...long];
}

describe.skipIf(!isThere)('the purchase orders of a bicycle maker', () => {
  let shop: PurchasingShop;
  const published = isThere
    ? (JSON.parse(fs.readFileSync(`${FOLDER}/figures.json`, 'utf8')) as Published)
    : ({} as Published);

  beforeAll(async () => {
    shop = await openPurchasing();
    const headers = readTable('PurchaseOrderHeader.csv.gz');
    const lines = readTable('PurchaseOrderDetail.csv.gz');
    const variants = await addGoods(shop, [...groupBy(lines, 'ProductID').keys()]);
    const vendors = await addVendors(shop, [...groupBy(headers, 'VendorID').keys()]);
    const waiting = planOrders(headers, lines);
    const worker = async () => {
      for (let order = waiting.shift(); order; order = waiting.shift()) {
        await buy(shop, { supplierId: vendors.get(order.vendor)!, wanted: order.lines, variants });
      }
    };
    await Promise.all(Array.from({ length: ORDERS_AT_ONCE }, worker));
  }, 120_000);
  afterAll(() => shop?.close());

  it('order, receive, reject and stock what was published, line by line to the last ten-thousandth', async () => {
    const [sums] = await shop.query(
      `select count(*) as lines, sum(quantity) as ordered,
         sum(received_good + received_damaged) as received, sum(received_damaged) as rejected,
         sum(received_good) as stocked,
         (sum(quantity::numeric * unit_cost_micros) / 100000000)::float as subtotal
       from purchase_order_lines`,
    );
    const { lines, ordered, received, rejected, stocked, subtotal } = published;
    expect(sums).toEqual({ lines, ordered, received, rejected, stocked, subtotal });
    expect(sums).toMatchObject({
      ordered: 2_348_637,
      received: 2_327_299,
      rejected: 72_700,
      stocked: 2_254_599,
    });
  });

  it('lie where the ledger says', async () => {
    const on = async (locationId: string) =>
      (
        await shop.query('select sum(on_hand) as units from stock_levels where location_id = $1', [
          locationId,
        ])
      )[0];
    expect(await on(shop.places.north)).toEqual({ units: published.stocked });
    expect(await on(shop.quarantine)).toEqual({ units: published.rejected });
    await expectSoundBooks(shop.db);
  });

  it('cost on average what was paid for all of them', async () => {
    const worth = await shop.query<{ paid: number; average: number }>(
      `select (sum(m.quantity::numeric * m.unit_cost_micros) / sum(m.quantity))::float as paid,
         v.cost_micros::float as average
       from stock_movements m join variants v on v.id = m.variant_id group by v.id`,
    );
    expect(worth.length).toBeGreaterThan(200);
    // Each receipt rounds to a millionth of a cent.
    for (const { paid, average } of worth) expect(Math.abs(paid - average)).toBeLessThan(50);
  });
});

async function addGoods(shop: PurchasingShop, productIds: readonly string[]): Promise<Map<string, string>> {
  for (let at = 0; at < productIds.length; at += MOST_VARIANTS) {
    await createProduct(shop.ctx('owner'), {
      title: `Parts from ${at}`,
      variants: productIds.slice(at, at + MOST_VARIANTS).map((sku) => ({ sku })),
    });
  }
  const rows = await shop.query<{ id: string; sku: string }>('select id, sku from variants');
  return new Map(rows.map((row) => [row.sku, row.id]));
}

async function addVendors(shop: PurchasingShop, vendorIds: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const code of vendorIds) {
    const { id } = await addSupplier(shop.ctx('owner'), { code, name: code, currency: 'EUR', locale: 'en' });
    found.set(code, id);
  }
  return found;
}

async function buy(
  shop: PurchasingShop,
  more: { supplierId: string; wanted: readonly Row[]; variants: ReadonlyMap<string, string> },
): Promise<void> {
  const { id: purchaseOrderId } = await createPurchaseOrder(shop.ctx('owner'), {
    supplierId: more.supplierId,
    locationId: shop.places.north,
    lines: more.wanted.map((row) => ({
      variantId: more.variants.get(row.ProductID!)!,
      quantity: Number(row.OrderQty),
      unitCostMicros: microsOf(row.UnitPrice!),
    })),
  });
  await sendPurchaseOrder(shop.ctx('owner'), { purchaseOrderId });
  const lines = await shop.query<{ id: string }>(
    'select id from purchase_order_lines where purchase_order_id = $1 order by position',
    [purchaseOrderId],
  );
  const counted = more.wanted
    .map((row, index) => ({
      lineId: lines[index]!.id,
      good: Number(row.StockedQty),
      damaged: Number(row.RejectedQty),
      surplus: 'take' as const,
    }))
    .filter((line) => line.good + line.damaged > 0);
  if (counted.length === 0) return;
  await receiveGoods(shop.ctx('warehouse'), { receiptId: newId(), purchaseOrderId, lines: counted });
}
