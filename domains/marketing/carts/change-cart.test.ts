import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LARGEST_AMOUNT_MINOR } from '#lib/money.ts';
import { type Cart, type CartEvent, type CartGoods, changeCart, joinCarts } from './change-cart.ts';

const MADE = { id: '00000000-0000-7000-8000-000000000001', holder: 'device:a' };
const goods = (
  key: string,
  quantity: number | null = null,
  unitPriceMinor: number | null = 500,
): CartGoods => ({
  key,
  sku: key,
  variantId: null,
  title: null,
  quantity,
  unitPriceMinor,
});

const event = (act: CartEvent['act'], list: CartGoods[] = [], more: Partial<CartEvent> = {}): CartEvent => ({
  channelId: 'web',
  sourceId: 'site',
  customerId: null,
  anonymousId: 'a',
  at: new Date('2026-03-10T10:00:00Z'),
  act,
  externalId: null,
  currency: 'EUR',
  valueMinor: null,
  goods: list,
  orderRef: null,
  orderId: null,
  ...more,
});

const play = (events: CartEvent[]): Cart | null =>
  events.reduce<Cart | null>(
    (cart, one) => changeCart(cart?.status === 'open' ? cart : null, one, MADE),
    null,
  );
const told = (cart: Cart | null) =>
  cart && [
    cart.status,
    cart.units,
    cart.valueMinor,
    cart.lines.map((line) => `${line.quantity} ${line.key}`),
  ];

describe('a cart', () => {
  it('is worth no more than one thing may be, whatever a browser says', () => {
    const priced = play([event('add', [goods('CUP', 100_000, Number.MAX_SAFE_INTEGER)])]);
    const said = play([event('add', [goods('CUP', 1, null)], { valueMinor: Number.MAX_SAFE_INTEGER })]);
    expect([priced?.valueMinor, said?.valueMinor]).toEqual([LARGEST_AMOUNT_MINOR, LARGEST_AMOUNT_MINOR]);
  });

  it.each<[string, CartEvent[], unknown]>([
    ['begins with goods', [event('add', [goods('CUP')])], ['open', 1, 500, ['1 CUP']]],
    [
      'adds the same goods up',
      [event('add', [goods('CUP', 2)]), event('add', [goods('CUP')])],
      ['open', 3, 1500, ['3 CUP']],
    ],
    [
      'loses what is taken out',
      [event('add', [goods('CUP', 3)]), event('add', [goods('POT')]), event('remove', [goods('CUP', 2)])],
      ['open', 2, 1000, ['1 CUP', '1 POT']],
    ],
    [
      'is emptied by taking the last out',
      [event('add', [goods('CUP', 3)]), event('remove', [goods('CUP')])],
      ['emptied', 0, 0, []],
    ],
    [
      'is what the buyer sees when it is shown whole',
      [event('add', [goods('CUP', 3)]), event('set', [goods('POT', 2)])],
      ['open', 2, 1000, ['2 POT']],
    ],
    [
      'stays when it is looked at without its goods',
      [event('add', [goods('CUP')]), event('set')],
      ['open', 1, 500, ['1 CUP']],
    ],
    ['is not begun by a coupon', [event('seen')], null],
    ['is not begun by taking out', [event('remove', [goods('CUP')])], null],
    [
      'is over with the order',
      [event('add', [goods('CUP')]), event('order')],
      ['ordered', 1, 500, ['1 CUP']],
    ],
    [
      'has the value that is told where no price is',
      [event('set', [goods('CUP', 2, null)], { valueMinor: 1234 })],
      ['open', 2, 1234, ['2 CUP']],
    ],
    [
      'adds no prices of another currency',
      [event('add', [goods('CUP')]), event('add', [goods('POT')], { currency: 'USD' })],
      ['open', 2, 500, ['1 CUP', '1 POT']],
    ],
  ])('%s', (_, events, expected) => {
    expect(told(play(events))).toEqual(expected);
  });

  it('remembers how far the buyer came, and never less', () => {
    const steps = [
      event('add', [goods('CUP')]),
      event('payment'),
      event('checkout'),
      event('set', [goods('CUP')]),
    ];
    expect(play(steps)?.reached).toBe('payment');
  });

  it('joins with the other of the same person without counting goods twice', () => {
    const mine = play([event('add', [goods('CUP', 2)])])!;
    const other = play([event('add', [goods('CUP', 3), goods('POT')])])!;
    expect(told(joinCarts(mine, other))).toEqual(['open', 4, 2000, ['3 CUP', '1 POT']]);
  });

  it('always holds the sum of its lines, whatever happens to it', () => {
    const any = fc.record({
      act: fc.constantFrom<CartEvent['act']>('add', 'remove', 'set', 'seen', 'checkout', 'payment', 'order'),
      list: fc.array(
        fc.tuple(
          fc.constantFrom('CUP', 'POT', 'PAN'),
          fc.option(fc.integer({ min: 0, max: 100_000 })),
          fc.option(fc.integer({ min: 0, max: 9e11 })),
        ),
        { maxLength: 4 },
      ),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (events) => {
        const cart = play(
          events.map(({ act, list }) =>
            event(
              act,
              list.map((one) => goods(...one)),
            ),
          ),
        );
        if (!cart) return;
        expect(cart.units).toBe(cart.lines.reduce((sum, line) => sum + line.quantity, 0));
        expect(Number.isSafeInteger(cart.valueMinor) && cart.valueMinor >= 0).toBe(true);
        expect(cart.lines.every((line) => line.quantity > 0)).toBe(true);
        expect(cart.status === 'open').toBe(cart.closedAt === null);
        if (cart.status === 'open') expect(cart.lines.length).toBeGreaterThan(0);
      }),
    );
  });
});
