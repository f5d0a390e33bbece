import { describe, expect, it } from 'vitest';
import { signHmacSha256 } from '#lib/hmac.ts';
import type { ResourceKind } from '../contract.ts';
import { woocommerce } from './connector.ts';

const settings = { timeZone: 'Europe/Sofia', currency: 'EUR' };
const bytes = (value: unknown) =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

function parse(topic: string, value: unknown) {
  const body = bytes(value);
  return woocommerce.parse(
    woocommerce.readDelivery({ headers: { 'X-WC-Webhook-Topic': topic }, body }),
    body,
    settings,
  );
}

function parseOne(resource: ResourceKind, value: unknown) {
  const [item] = woocommerce.parseResource({ resource, body: bytes(value) }, settings);
  if (!item?.isOk) throw item?.error ?? new Error('nothing was read');
  return item.message;
}

describe('deliveries from WooCommerce', () => {
  it('are believed only with the signature over the raw bytes', () => {
    const body = bytes('{"id":1}');
    const headers = { 'x-wc-webhook-signature': signHmacSha256(body, 'secret', 'base64') };
    expect(woocommerce.verify({ headers, body }, ['secret'])).toBe(true);
    expect(woocommerce.verify({ headers, body: bytes('{"id":2}') }, ['secret'])).toBe(false);
  });

  it('begin with an unsigned greeting, which is recognised by its whole body', () => {
    const body = bytes('webhook_id=142');
    expect(woocommerce.isUnsignedPing({ headers: {}, body })).toBe(true);
    expect(woocommerce.isUnsignedPing({ headers: {}, body: bytes('webhook_id=142&x=1') })).toBe(false);
    expect(woocommerce.isUnsignedPing({ headers: {}, body: bytes('{"webhook_id":142}') })).toBe(false);
    const delivery = woocommerce.readDelivery({ headers: {}, body });
    expect(delivery).toMatchObject({ isPing: true, topic: 'ping', resourceId: null });
    expect(woocommerce.parse(delivery, body, settings)).toEqual({ kind: 'ping' });
  });

  it('name themselves, their resource and the time of its change', () => {
    const headers = {
      'X-WC-Webhook-Topic': 'order.updated',
      'X-WC-Webhook-Delivery-ID': 'd1',
      'X-WC-Webhook-Source': 'https://shop.example/',
    };
    expect(
      woocommerce.readDelivery({ headers, body: bytes({ id: 5, date_modified_gmt: '2026-01-01T00:00:00' }) }),
    ).toMatchObject({
      deliveryId: 'd1',
      resourceKind: 'order',
      resourceId: '5',
      source: 'https://shop.example/',
      sourceAt: new Date('2026-01-01T00:00:00Z'),
      isPing: false,
    });
    expect(() => woocommerce.readDelivery({ headers: {}, body: bytes('{}') })).toThrowError(
      /X-WC-Webhook-Topic/,
    );
  });

  it('of deletions carry little more than the id', () => {
    expect(parse('order.deleted', { id: 7 })).toEqual({
      kind: 'deleted',
      resource: 'order',
      externalId: '7',
    });
    expect(() => parse('order.deleted', {})).toThrowError(/id is missing/);
  });

  it('of drafts and of topics without use are set aside with the reason', () => {
    expect(parse('order.updated', { id: 7, status: 'checkout-draft' })).toMatchObject({
      kind: 'ignored',
      reason: expect.stringContaining('draft'),
    });
    expect(parse('coupon.created', { id: 7 })).toMatchObject({ kind: 'ignored' });
  });
});

describe('things of WooCommerce', () => {
  it('a simple product is its own variant, a variable one names its variations', () => {
    const simple = {
      id: 9,
      type: 'simple',
      name: 'A &amp; B',
      status: 'publish',
      sku: '',
      price: '9.90',
      regular_price: '12.00',
      stock_quantity: 4,
      manage_stock: true,
    };
    expect(parseOne('product', simple)).toMatchObject({
      product: {
        title: 'A & B',
        status: 'active',
        variants: [{ externalId: '9', sku: null, priceMinor: 990, compareAtPriceMinor: 1200, stock: 4 }],
      },
    });
    expect(parseOne('product', { id: 9, type: 'variable', name: 'A', variations: [10, 11] })).toMatchObject({
      product: { variants: [], otherVariantExternalIds: ['10', '11'], isPartial: false },
    });
  });

  it('a variation is a partial product of its parent, which the link names when nothing else does', () => {
    const variation = {
      id: 10,
      price: '',
      attributes: [{ name: 'Color', option: 'Black' }],
      _links: { up: [{ href: 'https://shop.example/wp-json/wc/v3/products/22' }] },
    };
    expect(parseOne('variant', variation)).toMatchObject({
      product: {
        externalId: '22',
        isPartial: true,
        variants: [{ externalId: '10', title: 'Black', priceMinor: null }],
      },
    });
    expect(() => parseOne('product', { id: 10, type: 'variation' })).toThrowError(/parent_id/);
  });

  it('a refund finds its order, its lines and its currency', () => {
    const refund = {
      id: 724,
      parent_id: 723,
      date_created_gmt: '2026-01-01T00:00:00',
      amount: '9.00',
      reason: 'it&#8217;s broken',
      line_items: [
        {
          id: 314,
          quantity: -1,
          total: '-7.50',
          total_tax: '-1.50',
          meta_data: [{ key: '_refunded_item_id', value: '311' }],
        },
      ],
    };
    expect(parseOne('refund', refund)).toMatchObject({
      refund: {
        orderExternalId: '723',
        amountMinor: 900,
        currency: 'EUR',
        reason: 'it’s broken',
        lines: [{ lineExternalId: '311', quantity: 1, restock: 'unknown', amountMinor: 750, taxMinor: 150 }],
      },
    });
    const unknown = woocommerce.parseResource(
      { resource: 'refund', body: bytes(refund) },
      { timeZone: 'UTC', currency: null },
    );
    expect(unknown).toMatchObject([{ isOk: false, resourceId: '724', error: { code: 'INVALID_INPUT' } }]);
  });

  it('a batch tells what was deleted', () => {
    const order = { id: 1, currency: 'EUR', total: '0.00', date_created_gmt: '2026-01-01T00:00:00' };
    const answer = woocommerce.parseResource(
      { resource: 'order', body: bytes({ create: [order], delete: [{ id: 2 }] }) },
      settings,
    );
    expect(answer.map((item) => item.isOk && item.message.kind)).toEqual(['order', 'deleted']);
  });
});
