import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordConsent } from '#domains/customers/record-consent.ts';
import { openTouches, type TouchShop, track } from '../tracking/open-touches.fixture.ts';
import { listOpenCarts, readCartFilter } from './list-open-carts.ts';

let touches: TouchShop;
let shop: TouchShop['shop'];
let ana: string;

const fill = (device: string, sku: string, more: object = {}) =>
  track(device, 'Product Added', { sku, name: sku, quantity: 2, price: 10, currency: 'EUR' }, more);

beforeAll(async () => {
  touches = await openTouches();
  ({ shop } = touches);
});
afterAll(() => shop.close());

async function fillCarts(): Promise<void> {
  const { website, send, fold } = touches;
  await send(website, { type: 'identify', userId: 'ana', traits: { name: 'Ana', email: 'ana@example.com' } });
  await fold();
  ana = await touches.personOf('ana');
  await send(
    website,
    fill('d-ana', 'CUP', { userId: 'ana' }),
    fill('d-ana', 'POT', { userId: 'ana' }),
    track('d-ana', 'Checkout Started', { currency: 'EUR' }, { userId: 'ana' }),
    fill('d-one', 'CUP'),
    fill('d-two', 'CUP'),
    track('d-two', 'Product Removed', { sku: 'CUP' }),
  );
  for (let index = 0; index < 4; index++) await send(website, fill(`d-many-${index}`, 'POT'));
  await fold();
}

const list = (filter: Parameters<typeof listOpenCarts>[1] = {}, role: 'viewer' | 'owner' = 'owner') =>
  listOpenCarts(shop.ctx(role), filter);

describe('the open carts', () => {
  it('tell whose they are, what is in them, and what their buyers did last', async () => {
    await fillCarts();
    const { rows } = await list({ who: 'known' });
    expect(rows).toMatchObject([
      {
        ...{ customer: { id: ana, name: 'Ana' }, goods: ['CUP', 'POT'], lines: 2, units: 4 },
        ...{ valueMinor: 4_000, currency: 'EUR', reached: 'checkout' },
        lastTouch: { kind: 'checkout' },
        marks: { email: { may: false, why: 'not-asked' } },
      },
    ]);
    const unknown = await list({ who: 'anonymous' });
    expect(unknown.rows.map(({ customer }) => customer)).toEqual([null, null, null, null, null]);
    expect(unknown.rows[0]).toMatchObject({ marks: {}, lastTouch: { kind: 'cart' } });
  });

  it('leave out what was emptied, ordered or has ended, and add up what waits', async () => {
    const { sums } = await list();
    expect(sums).toEqual([{ currency: 'EUR', carts: 6, valueMinor: 14_000 }]);
    await shop.db.$client.query(
      `update carts set status = 'expired', closed_at = $1 where anonymous_id = 'd-one'`,
      [shop.now],
    );
    expect((await list()).sums).toEqual([{ currency: 'EUR', carts: 5, valueMinor: 12_000 }]);
  });

  it('are narrowed to those whose buyers may be written to', async () => {
    expect((await list({ ways: ['email'] })).rows).toEqual([]);
    const said = {
      purpose: 'marketing',
      way: 'email',
      isGranted: true,
      proof: 'ticked at the till',
    } as const;
    await recordConsent(shop.ctx('owner'), { customerId: ana, ...said });
    expect((await list({ ways: ['email'] })).rows).toMatchObject([{ marks: { email: { may: true } } }]);
    expect((await list({ ways: ['sms'] })).rows).toEqual([]);
  });

  it('page through forwards and backwards without losing any', async () => {
    const first = await list({ limit: 2 });
    const second = await list({ limit: 2, after: first.after! });
    const third = await list({ limit: 2, after: second.after! });
    const all = [first, second, third].flatMap((page) => page.rows.map(({ id }) => id));
    expect(new Set(all).size).toBe(5);
    expect(third.after).toBeNull();
    const back = await list({ limit: 2, before: third.before! });
    expect(back.rows.map(({ id }) => id)).toEqual(second.rows.map(({ id }) => id));
    expect((await list({ sort: 'activity' })).rows.map(({ id }) => id)).toEqual(all.toReversed());
  });

  it('are narrowed by age, channel and how far the buyer came, whatever an address says', async () => {
    expect((await list({ reached: ['checkout'] })).rows).toHaveLength(1);
    expect((await list({ channelIds: [shop.channels.till] })).rows).toEqual([]);
    expect((await list({ age: 'day' })).rows).toHaveLength(5);
    const later = { ...shop.ctx('owner'), now: touches.hoursFromNow(48) };
    expect((await listOpenCarts(later, { age: 'week' })).rows).toHaveLength(5);
    expect((await listOpenCarts(later, { age: 'day' })).rows).toEqual([]);
    const odd = readCartFilter({ age: 'ever', way: ['smoke', 'sms'], channel: 'x', after: 'nonsense' });
    expect(odd).toMatchObject({ ways: ['sms'], channelIds: [], after: 'nonsense' });
    expect(odd.age).toBeUndefined();
    expect((await list({ after: 'nonsense' })).rows).toHaveLength(5);
  });

  it('tell nobody how to reach a person, and the warehouse nothing', async () => {
    expect(JSON.stringify(await list({}, 'viewer'))).not.toContain('example.com');
    await expect(listOpenCarts(shop.ctx('warehouse'), {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('of an erased person are nobody’s', async () => {
    await shop.db.$client.query('update customers set erased_at = $2 where id = $1', [ana, shop.now]);
    expect((await list({ who: 'known' })).rows).toEqual([]);
  });
});
