import fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figures } from '#domains/analytics/figures/figures.ts';
import { buyerFigures, cohorts, topFifthShare } from '#domains/analytics/figures/figures-customers.ts';
import {
  importedDocumentLetters,
  importedRowFigures,
} from '#domains/analytics/figures/figures-imported-rows.ts';
import { productFigures } from '#domains/analytics/figures/figures-products.ts';
import { runAudit } from '#domains/events/run-audit.ts';
import { runImportFile } from './import-file.ts';
import type { ImportReport } from './report.ts';
import { type ImportShop, openImportShop } from './testing/open-import-shop.ts';

const FOLDER = '../shared/data/online-retail-2009-2010';
const isThere = fs.existsSync(`${FOLDER}/lines.csv.gz`);
if (!isThere) console.warn(`Skipped: ${FOLDER} is not beside this project.`);

const MAX_RSS_MB = 1024;

type Published = {
  [name: string]: unknown;
  clean: Record<string, number>;
  clean_by_month: Record<string, { revenue: number; invoices: number; customers: number }>;
  clean_revenue_top_countries: Record<string, number>;
  clean_revenue_top_products: Record<string, number>;
  clean_units_top_products: Record<string, number>;
  rfm: Record<string, number> & { examples: Record<string, { R: number; F: number; M: number }> };
  pareto: { top20pct_customers_share_of_revenue: number };
  abc: Record<'A' | 'B' | 'C', number>;
  cohorts: Record<string, number[]>;
};

describe.skipIf(!isThere)('a year of a real shop', () => {
  let shop: ImportShop;
  let report: ImportReport;
  let peakMb = 0;
  const published = isThere
    ? (JSON.parse(fs.readFileSync(`${FOLDER}/figures.json`, 'utf8')) as Published)
    : ({} as Published);
  const clean = { channel: 'web', buyers: 'known' } as const;
  const minor = (amount: number) => Math.round(amount * 100);

  beforeAll(async () => {
    shop = await openImportShop({ currency: 'GBP', timeZone: 'Europe/London' });
    const timer = setInterval(() => {
      peakMb = Math.max(peakMb, process.memoryUsage().rss / 1e6);
    }, 100);
    report = await runImportFile(shop.ctx(), {
      kind: 'orders',
      path: `${FOLDER}/lines.csv.gz`,
      channel: 'web',
      preset: 'online-retail',
    });
    clearInterval(timer);
  }, 600_000);
  afterAll(() => shop?.close());

  it('comes in whole within a gigabyte', () => {
    expect(report).toMatchObject({ status: 'done', rows: published.rows, problem: null });
    expect(peakMb).toBeLessThan(MAX_RSS_MB);
  });

  it('accounts for every row in one class, and the classes add up to the published amount', () => {
    const counted = report.outcome.reduce((sum, part) => sum + part.rows, 0);
    const amount = report.outcome.reduce((sum, part) => sum + part.amountMinor, 0);
    expect(counted).toBe(published.rows);
    expect(amount).toBe(minor(published.net_amount_all_rows as number));
    expect(report.totalMinor).toBe(amount);
    expect(report.outcome).toEqual([
      { name: 'adjustment', rows: 1750, amountMinor: -13_941_689 },
      { name: 'fee', rows: 54, amountMinor: -6_793_007 },
      { name: 'return', rows: 9990, amountMinor: -52_864_248 },
      { name: 'sale', rows: 511_546, amountMinor: 1_027_547_407 },
      { name: 'write_off', rows: 2121, amountMinor: 0 },
    ]);
  });

  it('reproduces what was counted over the raw rows', async () => {
    const rows = await importedRowFigures(shop.ctx(), report.importId);
    const letters = await importedDocumentLetters(shop.ctx(), report.importId);
    expect(rows).toEqual({
      rows: published.rows,
      documents: published.invoices,
      codes: published.stock_codes,
      customers: published.customers,
      countries: published.countries,
      rowsWithoutCustomer: published.missing_customer_rows,
      rowsWithoutTitle: published.missing_description_rows,
      negativeQuantityRows: published.negative_qty_rows,
      zeroPriceRows: published.zero_price_rows,
      negativePriceRows: published.negative_price_rows,
      exactRepeats: published.exact_duplicate_rows,
      sumQuantity: published.sum_quantity,
      grossMinor: minor(published.net_amount_all_rows as number),
    });
    expect(letters).toContainEqual({
      letter: 'C',
      rows: published.cancel_rows,
      documents: published.cancel_invoices,
    });
    expect(letters).toContainEqual({ letter: 'A', rows: published.bad_debt_rows_A, documents: 3 });
  });

  it('reproduces the cleaned totals, months and countries from the books', async () => {
    const [all] = await figures(shop.ctx(), clean);
    expect(all).toMatchObject({
      lines: published.clean.rows,
      customers: published.clean.customers,
      orders: published.clean.invoices,
      grossMinor: minor(published.clean.revenue!),
      units: published.clean.units,
    });
    expect(all!.grossMinor / 100 / all!.orders).toBeCloseTo(published.clean.aov!, 4);
    const months = await figures(shop.ctx(), { ...clean, by: 'month' });
    expect(
      Object.fromEntries(
        months.map(({ key, grossMinor, orders, customers }) => [
          key,
          { revenue: grossMinor / 100, invoices: orders, customers },
        ]),
      ),
    ).toEqual(published.clean_by_month);
    const countries = await figures(shop.ctx(), { ...clean, by: 'country' });
    const best = countries.sort((a, b) => b.grossMinor - a.grossMinor).slice(0, 8);
    expect(Object.fromEntries(best.map(({ key, grossMinor }) => [key, grossMinor / 100]))).toEqual(
      published.clean_revenue_top_countries,
    );
  });

  it('reproduces the best products and the ABC classes', async () => {
    const products = await productFigures(shop.ctx(), clean);
    expect(products).toHaveLength(published.clean.stock_codes!);
    expect(
      Object.fromEntries(products.slice(0, 10).map(({ sku, grossMinor }) => [sku, grossMinor / 100])),
    ).toEqual(published.clean_revenue_top_products);
    const byUnits = products.toSorted((a, b) => b.units - a.units).slice(0, 10);
    expect(Object.fromEntries(byUnits.map(({ sku, units }) => [sku, units]))).toEqual(
      published.clean_units_top_products,
    );
    const { A, B, C } = Object.groupBy(products, (product) => product.class);
    expect([A?.length, B?.length, C?.length]).toEqual([published.abc.A, published.abc.B, published.abc.C]);
  });

  it('reproduces recency, frequency, value, the top fifth and the cohorts', async () => {
    const buyers = await buyerFigures(shop.ctx(), '2010-12-10', { channel: 'web' });
    const mean = (pick: (buyer: (typeof buyers)[number]) => number) =>
      buyers.reduce((sum, buyer) => sum + pick(buyer), 0) / buyers.length;
    const median = (pick: (buyer: (typeof buyers)[number]) => number) => {
      const sorted = buyers.map(pick).sort((a, b) => a - b);
      const half = sorted.length / 2;
      return Number.isInteger(half) ? (sorted[half - 1]! + sorted[half]!) / 2 : sorted[Math.floor(half)]!;
    };
    const { rfm } = published;
    expect(mean((buyer) => buyer.recencyDays)).toBeCloseTo(rfm.R_mean!, 4);
    expect(mean((buyer) => buyer.frequency)).toBeCloseTo(rfm.F_mean!, 4);
    expect(mean((buyer) => buyer.monetaryMinor) / 100).toBeCloseTo(rfm.M_mean!, 4);
    expect(median((buyer) => buyer.recencyDays)).toBe(rfm.R_median);
    expect(median((buyer) => buyer.frequency)).toBe(rfm.F_median);
    expect(median((buyer) => buyer.monetaryMinor) / 100).toBeCloseTo(rfm.M_median!, 2);
    expect(Math.max(...buyers.map((buyer) => buyer.frequency))).toBe(rfm.F_max);
    expect(Math.max(...buyers.map((buyer) => buyer.monetaryMinor)) / 100).toBeCloseTo(rfm.M_max!, 2);
    expect(buyers.filter((buyer) => buyer.frequency > 1)).toHaveLength(published.clean.repeat_customers!);
    for (const [customer, { R, F, M }] of Object.entries(rfm.examples)) {
      const buyer = buyers.find((one) => one.externalId === customer)!;
      expect([buyer.recencyDays, buyer.frequency, Math.round(buyer.monetaryMinor) / 100]).toEqual([R, F, M]);
    }
    expect(topFifthShare(buyers)).toBeCloseTo(published.pareto.top20pct_customers_share_of_revenue, 6);
    const found = Object.fromEntries((await cohorts(shop.ctx())).map(({ month, buyers: n }) => [month, n]));
    for (const [month, counts] of Object.entries(published.cohorts)) expect(found[month]).toEqual(counts);
  });

  it('leaves stock where it was, with one movement for every unit sold', async () => {
    expect(await shop.one('select count(*) as n from stock_levels')).toEqual({ n: 0 });
    expect(
      await shop.one(`select count(*) as n from order_lines l join variants v on v.id = l.variant_id and v.kind = 'goods'
        where l.shipped_quantity <> (select coalesce(sum(m.quantity), 0) from stock_movements m
          where m.order_line_id = l.id and m.reason = 'sale')`),
    ).toEqual({ n: 0 });
  });

  it('leaves books that pass every check of the audit', async () => {
    const findings = await runAudit(shop.db);
    expect(findings.filter(({ count }) => count > 0)).toEqual([]);
  }, 120_000);

  it('changes nothing when the same file comes again', async () => {
    const before = await shop.fingerprint();
    const again = await runImportFile(shop.ctx(), {
      kind: 'orders',
      path: `${FOLDER}/lines.csv.gz`,
      channel: 'web',
      preset: 'online-retail',
    });
    expect(again.outcome).toEqual([
      { name: 'duplicate', rows: published.rows, amountMinor: report.totalMinor },
    ]);
    expect(await shop.fingerprint()).toEqual(before);
  }, 300_000);
});
