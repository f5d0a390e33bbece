import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventType } from './event-names.ts';
import { isRefused, readEvent, type ToldEvent } from './read-event.ts';

const NOW = new Date('2026-03-10T10:00:00Z');
const setting = (type: EventType | null = null) => ({
  type,
  sentAt: null,
  receivedAt: NOW,
  currency: 'EUR',
  country: 'BG',
});

function read(raw: unknown): ToldEvent {
  const told = readEvent(raw, setting());
  if (isRefused(told)) throw new Error(`refused: ${told.reason} ${told.field}`);
  return told;
}

const track = (event: string, properties: object = {}, more: object = {}) =>
  read({ type: 'track', anonymousId: 'a', event, properties, ...more });

describe('the names of the e-commerce events', () => {
  it.each([
    ['Products Searched', 'search', undefined],
    ['Product List Viewed', 'view', undefined],
    ['Product Viewed', 'view', undefined],
    ['Viewed Product', 'view', undefined],
    ['Promotion Clicked', 'ad_click', undefined],
    ['Product Added', 'cart', 'add'],
    ['Product Removed', 'cart', 'remove'],
    ['Cart Viewed', 'cart', 'set'],
    ['Coupon Applied', 'cart', 'seen'],
    ['Checkout Started', 'checkout', 'checkout'],
    ['Checkout Step Completed', 'checkout', 'checkout'],
    ['Payment Info Entered', 'checkout', 'payment'],
    ['Order Completed', 'purchase', 'order'],
    ['Order Refunded', 'return', undefined],
    ['Product Reviewed', 'review', undefined],
    ['  order   completed ', 'purchase', 'order'],
    ['Newsletter Subscribed', 'event', undefined],
    ['constructor', 'event', undefined],
  ])('%s is a touch of kind %s', (name, kind, act) => {
    const told = track(name);
    expect([told.kind, told.cart?.act]).toEqual([kind, act]);
  });
});

describe('what an event tells', () => {
  it('goods with amounts in minor units of their currency', () => {
    const { cart } = track('Checkout Started', {
      currency: 'irr',
      value: '1500000',
      products: [
        { sku: 'CUP', name: 'Cup', price: 250000.4, quantity: '2' },
        { product_id: 77, price: 'free' },
        { price: 4 },
        'nothing',
      ],
    });
    expect(cart).toEqual({
      act: 'checkout',
      externalId: null,
      currency: 'IRR',
      valueMinor: 1500000,
      goods: [
        { key: 'CUP', sku: 'CUP', productId: null, title: 'Cup', quantity: 2, unitPriceMinor: 250000 },
        { key: '77', sku: null, productId: '77', title: null, quantity: null, unitPriceMinor: null },
      ],
    });
    expect(track('Product Added', { sku: 'CUP', price: 12.345, currency: 'XYZ' }).cart).toMatchObject({
      currency: 'EUR',
      goods: [{ unitPriceMinor: 1235 }],
    });
  });

  it('what people read: the words searched, the page without its address’s secrets, the own event whole', () => {
    expect(track('Products Searched', { query: 'چای', results: 0 }).detail).toMatchObject({
      query: 'چای',
      results: '0',
    });
    expect(track('Checkout Started', { waitMinutes: 2.5 }).detail).toMatchObject({ waitMinutes: '2.5' });
    const page = read({
      type: 'page',
      anonymousId: 'a',
      name: 'Cups',
      context: {
        page: { path: '/cups', search: '?token=secret', url: 'https://shop.example/cups?token=secret' },
      },
    });
    expect(page.detail).toEqual({ event: 'page', title: 'Cups', path: '/cups' });
    expect(track('Quiz Finished', { score: 7 }).detail).toMatchObject({
      text: 'Quiz Finished',
      properties: { score: 7 },
    });
  });

  it('the campaign that somebody came by', () => {
    const context = { campaign: { name: 'Spring' }, page: { search: '?utm_campaign=Spring' } };
    const told = read({ type: 'page', anonymousId: 'a', context });
    expect([told.kind, told.campaign]).toEqual(['ad_click', 'Spring']);
  });

  it('who somebody says to be, as evidence in the form in which it is compared', () => {
    const told = read({
      type: 'identify',
      userId: 7,
      traits: { email: ' MIRA@example.com ', phone: '۰۸۸۸ ۱۲۳ ۴۵۶', firstName: 'Mira', lastName: 'Dimova' },
    });
    expect(told).toMatchObject({ userId: '7', kind: null });
    expect(told.person).toEqual({
      name: 'Mira Dimova',
      email: 'mira@example.com',
      phone: '+359888123456',
      previousId: null,
    });
    const wrong = read({ type: 'identify', userId: '7', traits: { email: 'nobody', phone: 5, name: {} } });
    expect(wrong.person).toEqual({ name: null, email: null, phone: null, previousId: null });
  });

  it('no card number, wherever it stands', () => {
    const card = '4111 1111 1111 1111';
    const told = track('Note Left', { text: card, deep: [{ [card]: card }], number: 4111111111111111 });
    expect(JSON.stringify(told)).not.toMatch(/4111 1111 1111 1|411111111111/);
  });
});

describe('a chat', () => {
  it.each([
    ['Live Chat Conversation Started', 'in'],
    ['Live Chat Message Sent', 'in'],
    ['Live Chat Message Received', 'out'],
    ['Email Opened', null],
  ])('tells by “%s” who spoke, and in which conversation', (name, direction) => {
    const told = track(name, { conversation_id: 'c-7' });
    expect([told.kind, told.direction, told.thread]).toEqual([
      'message',
      direction,
      direction ? 'c-7' : null,
    ]);
  });
});

describe('hostile events', () => {
  const nested = (levels: number): unknown => JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`);

  it.each([
    ['a number', 5, 'shape', null],
    ['a list', [], 'shape', null],
    ['nothing', null, 'shape', null],
    ['one nested 5,000 levels deep', { ...(nested(5_000) as object), type: 'track' }, 'depth', null],
    [
      'one with 3,000 fields',
      { type: 'track', p: Object.fromEntries([...Array(3_000).keys()].map((n) => [n, n])) },
      'depth',
      null,
    ],
    ['an unknown type', { type: 'sell', anonymousId: 'a' }, 'type', 'type'],
    ['nobody’s', { type: 'track', event: 'Sold' }, 'nobody', null],
    ['an id that is an object', { type: 'track', event: 'x', userId: { id: 1 } }, 'field', 'userId'],
    ['an endless id', { type: 'track', event: 'x', anonymousId: 'x'.repeat(256) }, 'field', 'anonymousId'],
    ['a name that is a list', { type: 'track', event: ['x'], anonymousId: 'a' }, 'field', 'event'],
    ['no name', { type: 'track', anonymousId: 'a', event: '  ' }, 'event', 'event'],
    ['no instant', { type: 'track', event: 'x', anonymousId: 'a', timestamp: {} }, 'time', 'timestamp'],
  ])('%s is refused with its reason', (_, raw, reason, field) => {
    expect(readEvent(raw, setting())).toEqual({ reason, field });
  });

  it('any JSON is understood or refused, and what is kept is fit for the database', () => {
    const hostile = fc.oneof(
      fc.jsonValue({ maxDepth: 6 }),
      fc.record(
        {
          type: fc.constantFrom('track', 'identify', 'page', 'alias', 'group', 'screen', 5),
          userId: fc.jsonValue({ maxDepth: 1 }),
          anonymousId: fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue({ maxDepth: 1 })),
          event: fc.oneof(fc.constantFrom('Product Added', 'Cart Viewed', '__proto__'), fc.string()),
          timestamp: fc.oneof(fc.string(), fc.double(), fc.date({ noInvalidDate: true }).map(String)),
          properties: fc.oneof(
            fc.jsonValue(),
            fc.record({
              products: fc.array(
                fc.record({ sku: fc.string(), price: fc.jsonValue(), quantity: fc.jsonValue() }),
              ),
              currency: fc.jsonValue(),
              value: fc.double(),
            }),
          ),
          traits: fc.dictionary(fc.constantFrom('email', 'phone', 'name'), fc.jsonValue()),
          context: fc.jsonValue(),
        },
        { requiredKeys: [] },
      ),
    );
    fc.assert(
      fc.property(hostile, (raw) => {
        const told = readEvent(raw, setting());
        if (isRefused(told)) return;
        const { messageId: _, ...kept } = told;
        expect(JSON.stringify(kept)).not.toMatch(/\\u0000|\\ud[89a-f]/i);
        expect(told.at.getTime()).toBeLessThanOrEqual(NOW.getTime());
      }),
      { numRuns: 500 },
    );
  });
});
