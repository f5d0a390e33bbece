import { describe, expect, it } from 'vitest';
import { signHmacSha256 } from '#lib/hmac.ts';
import { shopify } from './connector.ts';

const settings = { timeZone: 'Europe/Sofia', currency: 'EUR' };
const bytes = (value: unknown) =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

function parse(topic: string, value: unknown) {
  const body = bytes(value);
  return shopify.parse(shopify.readDelivery({ headers: { 'X-Shopify-Topic': topic }, body }), body, settings);
}

describe('deliveries from Shopify', () => {
  it('are believed only with the signature over the raw bytes, in both spellings of the header', () => {
    const body = bytes('{"id": 1}');
    const signature = signHmacSha256(body, 'old', 'base64');
    expect(shopify.verify({ headers: { 'x-shopify-hmac-sha256': signature }, body }, ['new', 'old'])).toBe(
      true,
    );
    expect(shopify.verify({ headers: { 'Shopify-Hmac-Sha256': signature }, body }, ['old'])).toBe(true);
    expect(
      shopify.verify({ headers: { 'x-shopify-hmac-sha256': signature }, body: bytes('{"id":1}') }, ['old']),
    ).toBe(false);
    expect(shopify.verify({ headers: {}, body }, ['old'])).toBe(false);
  });

  it('name themselves, their resource and the time of its change', () => {
    const headers = {
      'X-Shopify-Topic': 'orders/updated',
      'X-Shopify-Webhook-Id': 'b1',
      'X-Shopify-Event-Id': 'e1',
      'X-Shopify-Shop-Domain': 'shop.example',
      'X-Shopify-API-Version': '2026-10',
      'X-Shopify-Triggered-At': '2026-11-21T10:00:05Z',
    };
    expect(
      shopify.readDelivery({
        headers,
        body: bytes('{"id":9007199254740993,"updated_at":"2026-11-21T10:00:00+00:00"}'),
      }),
    ).toEqual({
      deliveryId: 'b1',
      eventId: 'e1',
      topic: 'orders/updated',
      resourceKind: 'order',
      resourceId: '9007199254740993',
      source: 'shop.example',
      apiVersion: '2026-10',
      sourceAt: new Date('2026-11-21T10:00:00Z'),
      isPing: false,
    });
    expect(shopify.readDelivery({ headers, body: bytes('{broken') })).toMatchObject({
      resourceId: null,
      sourceAt: new Date('2026-11-21T10:00:05Z'),
    });
  });

  it('without an id are recognised again by topic and body; without a topic they are refused', () => {
    const read = (topic: string, body: string) =>
      shopify.readDelivery({ headers: { 'x-shopify-topic': topic }, body: bytes(body) }).deliveryId;
    expect(read('orders/create', '{}')).toBe(read('orders/create', '{}'));
    expect(
      new Set([read('orders/create', '{}'), read('orders/paid', '{}'), read('orders/create', '[]')]).size,
    ).toBe(3);
    expect(() => shopify.readDelivery({ headers: {}, body: bytes('{}') })).toThrowError(/X-Shopify-Topic/);
  });
});

describe('topics of Shopify', () => {
  it('pass on what the law asks for', () => {
    const customer = { id: 7, email: 'a@shop.example', phone: null };
    expect(parse('customers/redact', { customer, orders_to_redact: [1, 2] })).toEqual({
      kind: 'privacy_request',
      request: {
        action: 'customer_redact',
        externalId: null,
        customer: { externalId: '7', email: 'a@shop.example', phone: null },
        orderExternalIds: ['1', '2'],
      },
    });
    expect(
      parse('customers/data_request', { customer, orders_requested: [3], data_request: { id: 9 } }),
    ).toMatchObject({
      request: { action: 'data_request', externalId: '9', orderExternalIds: ['3'] },
    });
    expect(parse('shop/redact', { shop_id: 1 })).toMatchObject({
      request: { action: 'shop_redact', customer: null },
    });
  });

  it('tell deletion, stock, consent and the end of the connection apart', () => {
    expect(parse('orders/delete', { id: 4 })).toEqual({
      kind: 'deleted',
      resource: 'order',
      externalId: '4',
    });
    expect(
      parse('inventory_levels/update', {
        inventory_item_id: 5,
        location_id: 6,
        available: -2,
        updated_at: '2026-01-01T00:00:00Z',
      }),
    ).toEqual({
      kind: 'stock_level',
      level: {
        externalInventoryItemId: '5',
        externalLocationId: '6',
        available: -2,
        at: new Date('2026-01-01T00:00:00Z'),
      },
    });
    expect(
      parse('customers/marketing_consent_update', {
        id: 8,
        phone: '+1',
        sms_marketing_consent: { state: 'unsubscribed' },
      }),
    ).toMatchObject({
      kind: 'consent',
      customerExternalId: '8',
      consents: [{ contact: 'sms', state: 'withdrawn' }],
    });
    expect(parse('app/uninstalled', { myshopify_domain: 'shop.example' })).toEqual({
      kind: 'uninstalled',
      source: 'shop.example',
    });
  });

  it('of no use are set aside with the reason, even when the body is broken', () => {
    expect(parse('orders/edited', '{broken')).toMatchObject({
      kind: 'ignored',
      reason: expect.stringContaining('orders/updated'),
    });
    expect(parse('unheard/of', {})).toMatchObject({
      kind: 'ignored',
      reason: 'Nothing here needs "unheard/of".',
    });
  });

  it('with a broken body are refused', () => {
    expect(() => parse('orders/create', '{broken')).toThrowError(/not readable JSON/);
    expect(() => parse('orders/create', '['.repeat(500_000))).toThrowError(/not readable JSON/);
    expect(() => parse('orders/create', `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).toThrowError(
      /readable JSON|id is missing/,
    );
    expect(() => parse('orders/create', ' '.repeat(9_000_000))).toThrowError(/at most/);
    expect(() => parse('orders/create', 'null')).toThrowError(/Shopify order/);
  });
});

describe('lists from Shopify', () => {
  it('lose only the item that cannot be read', () => {
    const good = { id: 1, created_at: '2026-01-01T00:00:00Z', currency: 'EUR', total_price: '0.00' };
    const answer = shopify.parseResource(
      { resource: 'order', body: bytes({ orders: [good, { id: 2 }] }) },
      settings,
    );
    expect(answer.map((item) => [item.isOk, item.resourceId])).toEqual([
      [true, '1'],
      [false, '2'],
    ]);
  });

  it('are read wrapped, bare and single', () => {
    const level = { inventory_item_id: 1, location_id: 2, available: 3 };
    for (const value of [{ inventory_levels: [level] }, [level], { inventory_level: level }]) {
      expect(shopify.parseResource({ resource: 'stock_level', body: bytes(value) }, settings)).toMatchObject([
        { isOk: true },
      ]);
    }
  });

  it('that are a refusal do not pass for empty', () => {
    const body = bytes({ errors: '[API] Invalid API key' });
    expect(() => shopify.parseResource({ resource: 'order', body }, settings)).toThrowError(
      /Shopify refused the request: "\[API\] Invalid/,
    );
    const lone = shopify.parseResource({ resource: 'order', body: bytes({ id: 1 }) }, settings);
    expect(lone).toMatchObject([{ isOk: false, resourceId: '1' }]);
  });
});
