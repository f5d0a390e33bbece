import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { signHmacSha256 } from '#lib/hmac.ts';
import { CONNECTOR_KEYS, getConnector } from '../registry.ts';
import { pishkhan } from './connector.ts';

const body = readFileSync(new URL('./fixtures/order.json', import.meta.url));
const settings = { timeZone: 'Asia/Tehran', currency: 'IRR' };
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const parse = (topic: string, value: unknown) =>
  pishkhan.parse(
    pishkhan.readDelivery({ headers: { 'X-Pishkhan-Topic': topic }, body: bytes(value) }),
    bytes(value),
    settings,
  );

describe('shops that speak our own JSON', () => {
  it('need little to send an order that adds up', () => {
    const delivery = pishkhan.readDelivery({
      headers: { 'x-pishkhan-topic': 'order', 'x-pishkhan-delivery-id': 'd1' },
      body,
    });
    expect(delivery).toMatchObject({
      deliveryId: 'd1',
      resourceKind: 'order',
      resourceId: 'T-1042',
      isPing: false,
    });
    const message = pishkhan.parse(delivery, body, settings);
    expect(message).toMatchObject({
      kind: 'order',
      order: { externalNumber: 'T-1042', differenceMinor: 0, totalMinor: 2_780_000, sourceStatus: 'paid' },
    });
    expect(
      message.kind === 'order' &&
        message.order.lines.map((line) => [line.grossMinor, line.currentQuantity, line.isShippable]),
    ).toEqual([
      [2_000_000, 2, true],
      [500_000, 1, true],
    ]);
  });

  it('sign as the others do', () => {
    const headers = { 'X-Pishkhan-Signature': signHmacSha256(body, 'secret', 'base64') };
    expect(pishkhan.verify({ headers, body }, ['secret'])).toBe(true);
    expect(pishkhan.verify({ headers, body }, ['other'])).toBe(false);
  });

  it('send the other shapes too', () => {
    const at = '2026-11-21T10:00:00Z';
    expect(
      parse('order', { externalId: '1', placedAt: at, cancelledAt: at, currency: 'EUR', totalMinor: 0 }).kind,
    ).toBe('order_cancelled');
    expect(parse('refund', { externalId: '1', currency: 'EUR', amountMinor: 5 })).toMatchObject({
      refund: { amountMinor: 5, lines: [] },
    });
    expect(parse('fulfilment', { externalId: '1', status: 'done', at })).toMatchObject({
      fulfilment: { status: 'done' },
    });
    expect(parse('product', { externalId: '1', variants: [{ externalId: '2' }] })).toMatchObject({
      product: { variants: [{ isTaxable: true }] },
    });
    expect(parse('customer', { externalId: '1', email: 'a@shop.example' })).toMatchObject({
      customer: { email: 'a@shop.example' },
    });
    expect(parse('stock_level', { externalInventoryItemId: '1', available: 3 })).toMatchObject({
      level: { available: 3 },
    });
    expect(parse('order_deleted', { externalId: '1' })).toEqual({
      kind: 'deleted',
      resource: 'order',
      externalId: '1',
    });
    expect(parse('ping', {})).toEqual({ kind: 'ping' });
    expect(parse('weather', {})).toMatchObject({ kind: 'ignored' });
  });

  it('hear which field is wrong', () => {
    const order = { externalId: '1', placedAt: '2026-11-21T10:00:00Z', currency: 'EUR', totalMinor: 0 };
    expect(() => parse('order', { ...order, currency: 'RIAL' })).toThrowError(
      /currency is "RIAL"; it must be a currency code/,
    );
    expect(() => parse('order', { ...order, totalMinor: 1.5 })).toThrowError(
      /totalMinor is "1.5"; it must be a whole number/,
    );
    expect(() => parse('order', { ...order, financialStatus: 'bought' })).toThrowError(
      /financialStatus is "bought"; it has the wrong shape/,
    );
    expect(() => parse('order', [])).toThrowError(/the whole body is a list of 0/);
  });
});

describe('the registry', () => {
  it('knows each connector by its key, and manual and demo shops as our own JSON', () => {
    expect(CONNECTOR_KEYS.map((key) => getConnector(key).key)).toEqual([
      'shopify',
      'woocommerce',
      'pishkhan',
      'pishkhan',
      'pishkhan',
    ]);
    expect(() => getConnector('__proto__')).toThrowError(/no connector "__proto__"/);
  });
});
