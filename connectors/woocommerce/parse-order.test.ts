import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseExactJson } from '../read/parse-exact-json.ts';
import { parseOrder } from './parse-order.ts';

const json = readFileSync(new URL('./fixtures/order.json', import.meta.url), 'utf8');
const sofia = { timeZone: 'Europe/Sofia', currency: null };
const parse = (text: string) => parseOrder(parseExactJson(new TextEncoder().encode(text)), sofia);
const parseWith = (changes: object) => parse(JSON.stringify({ ...(JSON.parse(json) as object), ...changes }));

describe('a WooCommerce order', () => {
  const order = parse(json);

  it('keeps line amounts exact where the quantity does not divide them', () => {
    expect(order.lines[0]).toMatchObject({
      quantity: 3,
      unitPriceMinor: 333,
      grossMinor: 1000,
      discountMinor: 100,
      taxMinor: 180,
    });
  });

  it('has no negative discount where staff raised the price', () => {
    expect(order.lines[1]).toMatchObject({
      grossMinor: 150,
      discountMinor: 0,
      sku: 'G-1',
      externalVariantId: '92',
    });
  });

  it('explains its total with fees and the rounding of tax', () => {
    expect(order.fees).toEqual([
      { externalId: '7', kind: 'fee', title: 'Packing', amountMinor: 200, taxMinor: 40 },
    ]);
    expect([order.otherTaxMinor, order.totalMinor, order.differenceMinor]).toEqual([1, 2101, 0]);
  });

  it('reads names as people see them', () => {
    expect(order.lines.map((line) => line.title)).toEqual(['Cup – Café “Blue”', 'Gift']);
    expect([order.note, order.payments[0]?.title, order.lines[0]?.sku]).toEqual([
      'Call & ring',
      'Cash – on delivery',
      null,
    ]);
    expect(order.lines[0]?.properties).toEqual([{ name: 'Цвят', value: 'син' }]);
  });

  it('trusts the GMT field, and reads site time in the shop zone where there is none', () => {
    expect(order.placedAt.toISOString()).toBe('2026-03-29T07:15:00.000Z');
    expect(order.modifiedAt.toISOString()).toBe('2026-03-29T09:00:00.000Z');
  });

  it('says where its customer comes for it, by the shop’s own methods only', () => {
    const collected = (line: object) => parseWith({ shipping_lines: [line] }).pickup;
    expect(collected({ method_id: 'flat_rate', method_title: 'Local pickup' })).toBeNull();
    expect(collected({ method_id: 'local_pickup:3', method_title: 'Вземане от магазин' })).toEqual({
      placeName: null,
      isCertain: true,
    });
    const meta_data = [{ id: 1, key: 'pickup_location', value: 'Corner shop' }];
    expect(collected({ method_id: 'pickup_location', method_title: 'Pickup', meta_data })).toEqual({
      placeName: 'Corner shop',
      isCertain: true,
    });
  });

  it('knows a guest, the evidence of attribution and the refund', () => {
    expect(order.customer).toMatchObject({
      externalId: null,
      name: 'Ани Петрова',
      email: 'ani@shop.example',
      phone: '0888 123 456',
    });
    expect(order.shippingAddress).toBeNull();
    expect(order.attributes).toContainEqual({ name: 'utm_source', value: 'newsletter' });
    expect(order.landingSite).toBe('https://shop.example/sale');
    expect(order.refunds).toMatchObject([
      { externalId: '8', amountMinor: 360, reason: 'broken', orderExternalId: '5001' },
    ]);
    expect(order.financialStatus).toBe('partially_refunded');
  });

  it('was paid whole from the moment that the shop names, and keeps that when it is cancelled', () => {
    expect(order.paidMinor).toBe(2101);
    expect(parseWith({ status: 'cancelled' })).toMatchObject({ financialStatus: 'voided', paidMinor: 2101 });
    expect(parseWith({ date_paid: null, date_paid_gmt: null }).paidMinor).toBeNull();
  });

  it('keeps tomans as rials, exactly', () => {
    const tomans = {
      currency: 'IRT',
      total: '1250000.5',
      total_tax: '0',
      shipping_total: '0',
      shipping_tax: '0',
      line_items: [],
      fee_lines: [],
      refunds: [],
      coupon_lines: [],
    };
    expect(parseWith(tomans)).toMatchObject({
      currency: 'IRR',
      sourceCurrency: 'IRT',
      totalMinor: 12_500_005,
    });
    expect(parseWith({ ...tomans, currency: 'IRHT', total: '125' })).toMatchObject({
      currency: 'IRR',
      totalMinor: 1_250_000,
    });
  });

  it('is cancelled when its status says so, at the time of its last change', () => {
    expect(parseWith({ status: 'cancelled' })).toMatchObject({
      cancelledAt: new Date('2026-03-29T09:00:00Z'),
      cancelReason: 'cancelled',
      financialStatus: 'voided',
    });
  });

  it.each([
    [{ total: 'free' }, /total is "free"/],
    [{ date_created: 'yesterday' }, /"yesterday"; it must be a date and time/],
    [
      { date_created: null, date_modified_gmt: null, date_modified: null },
      /date_created_gmt is null; it must be stated/,
    ],
    [
      { line_items: [{ id: 1, quantity: '0.5', total: '1' }] },
      /line_items.0.quantity is "0.5"; it must be a whole number/,
    ],
    [{ currency: 'BTC' }, /"BTC" is not a currency/],
  ])('with %j is refused, naming field and value', (changes, message) => {
    expect(() => parseWith(changes)).toThrowError(message);
  });
});
