import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExactJson } from '../read/parse-exact-json.ts';
import { excludeTax } from './exclude-tax.ts';
import { parseOrder } from './parse-order.ts';

const fixture = new URL('./fixtures/order-tax-included.json', import.meta.url);
const json = readFileSync(fixture, 'utf8');
const parse = (text: string) => parseOrder(parseExactJson(new TextEncoder().encode(text)));

describe('a Shopify order whose prices contain tax', () => {
  const order = parse(json);

  it('keeps ids beyond 2^53 and the moments of other zones', () => {
    expect(order.externalId).toBe('9007199254740993');
    expect(order.customer?.externalId).toBe('9007199254740995');
    expect(order.placedAt.toISOString()).toBe('2026-03-20T20:00:00.000Z');
    expect(order.modifiedAt.toISOString()).toBe('2026-03-21T06:30:00.000Z');
  });

  it('takes the tax out of goods, discount and shipping to the cent', () => {
    expect(
      order.lines.map((line) => [line.unitPriceMinor, line.grossMinor, line.discountMinor, line.taxMinor]),
    ).toEqual([
      [5000, 10000, 2500, 1500],
      [6000, 6000, 0, 1200],
    ]);
    expect([order.shippingMinor, order.shippingDiscountMinor, order.shippingTaxMinor]).toEqual([
      1000, 0, 200,
    ]);
    expect([order.totalMinor, order.differenceMinor, order.currentTotalMinor]).toEqual([17400, 0, 11400]);
  });

  it('says how much was paid only where that is a part', () => {
    const stated: Record<string, unknown> = JSON.parse(json);
    const paid = (more: Record<string, unknown>) => parse(JSON.stringify({ ...stated, ...more })).paidMinor;
    expect(order.paidMinor).toBeNull();
    const part = { financial_status: 'partially_paid', current_total_price: '174.00', refunds: [] };
    expect(paid({ ...part, total_outstanding: '100.00' })).toBe(7400);
    expect(paid(part)).toBeNull();
  });

  it('keeps what was sold beside what is left of it, and what the customer saw beside the shop currency', () => {
    expect(order.lines.map((line) => [line.quantity, line.currentQuantity])).toEqual([
      [2, 1],
      [1, 1],
    ]);
    expect(order.presentment).toEqual({
      currency: 'BGN',
      totalMinor: 34031,
      taxMinor: null,
      shippingMinor: null,
      discountMinor: null,
    });
  });

  it('tells money given back from goods put back', () => {
    expect(order.refunds).toEqual([
      expect.objectContaining({
        externalId: '51',
        orderExternalId: '9007199254740993',
        amountMinor: 4500,
        reason: 'too small',
        lines: [
          {
            lineExternalId: '11',
            quantity: 1,
            restock: 'restocked',
            externalLocationId: '71',
            amountMinor: 3750,
            taxMinor: 750,
          },
        ],
      }),
    ]);
  });

  it('reads states, consents, shipments and the words of the customer', () => {
    expect([order.financialStatus, order.fulfilmentStatus, order.sourceStatus]).toEqual([
      'partially_refunded',
      'partial',
      'partially_refunded / partial',
    ]);
    expect(order.customer?.consents.map((consent) => [consent.contact, consent.state])).toEqual([
      ['email', 'given'],
      ['sms', 'withdrawn'],
    ]);
    expect(order.customer?.name).toBe('Мария Иванова');
    expect(order.billingAddress?.countryCode).toBe('BG');
    expect(order.fulfilments[0]).toMatchObject({
      status: 'done',
      trackingNumbers: ['BG1', 'BG2'],
      lines: [{ lineExternalId: '11', quantity: 1 }],
    });
    expect(order.lines[0]?.properties).toEqual([
      { name: 'Надпис', value: 'Ани' },
      { name: 'рамка', value: '7' },
    ]);
    expect([order.tags, order.shippingMethods[0], order.lines[1]?.sku]).toEqual([
      ['sale', 'spring'],
      'Courier',
      null,
    ]);
  });
});

describe('a Shopify order with gaps', () => {
  const minimal = { id: 1, created_at: '2026-01-01T00:00:00Z', currency: 'EUR', total_price: '10.00' };
  const parseValue = (value: object) => parse(JSON.stringify({ ...minimal, ...value }));

  it('shows the total that its parts do not explain', () => {
    expect(parseValue({}).differenceMinor).toBe(1000);
  });

  it('tells where its customer comes for it; a name alone may be that of a rate', () => {
    const collected = (line: object) => parseValue({ shipping_lines: [{ price: '0.00', ...line }] }).pickup;
    const named = { title: 'Corner shop', code: 'Corner shop', source: 'shopify' };
    expect(collected(named)).toEqual({ placeName: 'Corner shop', isCertain: false });
    expect(collected({ ...named, delivery_category: 'local_pickup' })).toMatchObject({ isCertain: true });
    expect(collected({ ...named, code: 'EXPRESS' })).toBeNull();
    expect(collected({ ...named, is_removed: true })).toBeNull();
    expect(parseValue({}).pickup).toBeNull();
  });

  it('puts a discount and a tax of the whole order on the order', () => {
    const order = parseValue({
      total_price: '98.00',
      total_discounts: '10.00',
      total_tax: '8.00',
      line_items: [{ id: 2, quantity: 1, price: '100.00' }],
    });
    expect([order.otherDiscountMinor, order.otherTaxMinor, order.differenceMinor]).toEqual([1000, 800, 0]);
  });

  it('shares the tax of the order over lines and shipping when prices contain it and no line says how much', () => {
    const order = parseValue({
      taxes_included: true,
      total_price: '36.00',
      total_tax: '6.00',
      line_items: [{ id: 2, quantity: 2, price: '12.00' }],
      shipping_lines: [{ price: '12.00' }],
    });
    expect([order.lines[0]?.taxMinor, order.shippingTaxMinor, order.differenceMinor]).toEqual([400, 200, 0]);
  });

  it('calls a state unknown that nobody told us of', () => {
    expect(parseValue({ financial_status: 'constructor', fulfillment_status: 'toString' })).toMatchObject({
      financialStatus: 'unknown',
      fulfilmentStatus: 'unknown',
      sourceStatus: 'constructor / toString',
    });
  });

  it('counts tip and duties once', () => {
    const order = parseValue({
      total_price: '25.00',
      total_tip_received: '5.00',
      original_total_duties_set: { shop_money: { amount: '10.00', currency_code: 'EUR' } },
      line_items: [
        { id: 2, quantity: 1, price: '10.00' },
        { id: 3, quantity: 1, price: '5.00', tip: {} },
      ],
    });
    expect([order.tipMinor, order.fees[0]?.kind, order.lines.length, order.differenceMinor]).toEqual([
      500,
      'duty',
      1,
      0,
    ]);
  });

  it.each([
    [{ currency: 'EURO' }, /"EURO" is not a currency/],
    [{ total_price: '12,50' }, /total_price is "12,50"; it must be an amount of EUR/],
    [
      { created_at: '2026-01-01T00:00:00' },
      /created_at is "2026-01-01T00:00:00"; it must be a date and time with an offset/,
    ],
    [
      { line_items: [{ id: 1, quantity: 1.5, price: '1' }] },
      /line_items.0.quantity is "1.5"; it must be a whole number/,
    ],
    [
      { created_at: '2026-02-31T00:00:00Z' },
      /created_at is "2026-02-31T00:00:00Z"; it is no date of the calendar/,
    ],
    [{ created_at: 'soon' }, /created_at is "soon"; it must be a date and time/],
    [
      { line_items: [{ id: 1, quantity: -1, price: '1' }] },
      /line_items.0.quantity is "-1"; it must not be negative/,
    ],
    [{ line_items: {} }, /line_items is an object; it must be a list/],
    [{ id: null }, /id is null; it must be an id/],
  ])('refuses %j, naming field and value', (value, message) => {
    expect(() => parseValue(value)).toThrowError(message);
  });
});

describe('prices with tax', () => {
  it('never lose a unit: net is what was paid less the tax', () => {
    const part = fc.record({ gross: fc.nat(10_000_000), share: fc.nat(100), rate: fc.nat(50) });
    fc.assert(
      fc.property(part, ({ gross, share, rate }) => {
        const discountMinor = Math.floor((gross * share) / 100);
        const paid = gross - discountMinor;
        const taxMinor = Math.round((paid * rate) / (100 + rate));
        const excluded = excludeTax({
          grossMinor: gross,
          discountMinor,
          taxMinor,
          taxRates: [`0.${String(rate).padStart(2, '0')}`],
        });
        expect(excluded.grossMinor - excluded.discountMinor).toBe(paid - taxMinor);
        expect(excluded.discountMinor).toBeLessThanOrEqual(discountMinor);
      }),
    );
  });

  it('use the rate where a discount left nothing to pay', () => {
    expect(excludeTax({ grossMinor: 12000, discountMinor: 12000, taxMinor: 0, taxRates: ['0.2'] })).toEqual({
      grossMinor: 10000,
      discountMinor: 10000,
    });
  });
});
