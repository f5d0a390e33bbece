import fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figures } from '#domains/analytics/figures/figures.ts';
import { runAudit } from '#domains/events/run-audit.ts';
import { getImport } from './get-import.ts';
import { runImportFile } from './import-file.ts';
import { undoImport } from './move-import.ts';
import type { ImportReport } from './report.ts';
import { runImport } from './run-import.ts';
import { type ImportShop, openImportShop } from './testing/open-import-shop.ts';

const FOLDER = '../shared/data/contoso-small';
const isThere = fs.existsSync(`${FOLDER}/sales.csv.gz`);
if (!isThere) console.warn(`Skipped: ${FOLDER} is not beside this project.`);

type ByChannel = {
  orders: number;
  lines: number;
  units: number;
  gross_revenue: number;
  net_revenue: number;
  discounts: number;
  cogs: number;
  margin: number;
  customers: number;
  mean_days_to_delivery: number;
};
type Published = {
  order_lines: number;
  products: number;
  distinct_customers: number;
  customers_in_both_channels: number;
  by_channel: { Online: ByChannel; Store: ByChannel };
  net_revenue_by_year: Record<string, number>;
  net_revenue_usd_by_order_currency: Record<string, number>;
};

describe.skipIf(!isThere)('a retailer with stores and an online shop', () => {
  let shop: ImportShop;
  const reports: Record<string, ImportReport> = {};
  const published = isThere
    ? (JSON.parse(fs.readFileSync(`${FOLDER}/figures.json`, 'utf8')) as Published)
    : ({} as Published);

  const load = (kind: 'products' | 'customers' | 'orders' | 'rates', name: string) =>
    runImportFile(shop.ctx(), { kind, path: `${FOLDER}/${name}.csv.gz`, preset: 'contoso' });

  beforeAll(async () => {
    shop = await openImportShop({ currency: 'USD', timeZone: 'America/New_York' });
    reports.products = await load('products', 'product');
    reports.customers = await load('customers', 'customer');
    reports.orders = await load('orders', 'sales');
  }, 120_000);
  afterAll(() => shop?.close());

  it('takes every product, every customer once, and every line', () => {
    expect(reports.products).toMatchObject({ status: 'done', rows: published.products });
    expect(reports.products!.outcome).toEqual([{ name: 'create', rows: published.products, amountMinor: 0 }]);
    expect(reports.customers!.outcome.find((part) => part.name === 'create')!.rows).toBe(
      published.distinct_customers,
    );
    expect(reports.orders!.outcome).toEqual([
      { name: 'sale', rows: published.order_lines, amountMinor: 730_593_903 },
    ]);
  });

  it('reproduces each channel to the cent', async () => {
    const rows = await figures(shop.ctx(), { by: 'channel' });
    const expected = (key: string, facts: ByChannel) => ({
      key,
      orders: facts.orders,
      lines: facts.lines,
      units: facts.units,
      customers: facts.customers,
      grossMinor: Math.round(facts.gross_revenue * 100),
      discountMinor: Math.round(facts.discounts * 100),
      netMinor: Math.round(facts.net_revenue * 100),
      costMinor: Math.round(facts.cogs * 100),
      returnsMinor: 0,
      unitsWithoutCost: 0,
    });
    expect(rows).toMatchObject([
      expected('contoso-online', published.by_channel.Online),
      expected('contoso-stores', published.by_channel.Store),
    ]);
    expect(rows[0]!.meanDaysToDelivery).toBeCloseTo(published.by_channel.Online.mean_days_to_delivery, 4);
    expect(rows[1]!.meanDaysToDelivery).toBe(published.by_channel.Store.mean_days_to_delivery);
  });

  it('reproduces the years and the currencies that people paid in, all in dollars', async () => {
    const years = await figures(shop.ctx(), { by: 'year' });
    expect(Object.fromEntries(years.map(({ key, netMinor }) => [key, netMinor / 100]))).toEqual(
      published.net_revenue_by_year,
    );
    const currencies = await figures(shop.ctx(), { by: 'paidCurrency' });
    expect(Object.fromEntries(currencies.map(({ key, netMinor }) => [key, netMinor / 100]))).toEqual(
      published.net_revenue_usd_by_order_currency,
    );
  });

  it('knows the people who buy in both channels as one person each', async () => {
    expect(
      await shop.one(`select count(*) as n from (select customer_id from orders group by 1
        having count(distinct channel_id) = 2) both_channels`),
    ).toEqual({ n: published.customers_in_both_channels });
  });

  it('leaves books that pass every check of the audit', async () => {
    expect((await runAudit(shop.db)).filter(({ count }) => count > 0)).toEqual([]);
  });

  it('takes the rates into dollars, and back out again', async () => {
    const { importId, outcome } = await load('rates', 'fx');
    expect(outcome.map(({ name, rows }) => [name, rows])).toEqual([
      ['create', 5_844],
      ['left_out', 30_681],
    ]);
    const first = `select trim_scale(rate)::text as rate from exchange_rates where currency = 'AUD' and day = '2021-01-01'`;
    expect(await shop.one(first)).toEqual({ rate: '0.77196' });
    await undoImport(shop.ctx(), { importId, by: 'caller' });
    await runImport(shop.ctx(), importId);
    expect(await getImport(shop.ctx(), importId)).toMatchObject({ status: 'undone', report: { kept: [] } });
    expect(await shop.one('select count(*) as n from exchange_rates')).toEqual({ n: 0 });
  }, 60_000);

  it('changes nothing when the files come again', async () => {
    const before = await shop.fingerprint();
    const products = await load('products', 'product');
    const orders = await load('orders', 'sales');
    expect(products.outcome).toEqual([{ name: 'unchanged', rows: published.products, amountMinor: 0 }]);
    expect(orders.outcome).toMatchObject([{ name: 'duplicate', rows: published.order_lines }]);
    expect(await shop.fingerprint()).toEqual(before);
  }, 60_000);
});
