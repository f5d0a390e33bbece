import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type TestShop } from '../testing/open-shop.ts';
import { cancelOrder } from './cancel-order.ts';
import { type OrderFilter, readOrderFilter } from './list-filter.ts';
import { listOrders } from './list-orders.ts';
import { exportOrders } from './lists/export-orders.ts';
import { ORDER_STATUSES } from './lists/filter-values.ts';
import { listOrderIds } from './lists/list-order-ids.ts';
import { placeOrder } from './place-order.ts';

const HOUR_MS = 3_600_000;
const CUSTOMERS = [
  { name: 'علي كريمي', phone: '+359888123456' },
  { name: 'Мария Иванова', email: 'maria@example.org' },
  { name: 'Al Smith' },
];

let shop: TestShop;
let numbers: number[];

beforeAll(async () => {
  shop = await openShop();
  const shawl = await shop.addVariant({ sku: 'SHAWL-RED', units: 500 });
  numbers = [];
  for (let at = 0; at < 12; at += 1) {
    const placed = await placeOrder(shop.ctx('owner', { now: new Date(shop.now.getTime() + at * HOUR_MS) }), {
      channelId: at % 2 ? shop.channels.web : shop.channels.till,
      lines: [{ variantId: shawl.id, quantity: at + 1 }],
      customer: CUSTOMERS[at % 3],
      ...(at < 4 ? { payment: { method: 'card', amountMinor: 100 } } : {}),
      ...(at === 5 ? { shippingAddress: { name: 'Al Smith', country: 'DE' } } : {}),
    });
    numbers.push(placed.number);
  }
  await cancelOrder(shop.ctx('owner'), { orderId: await idOf(numbers[11]!), reason: 'The customer asked' });
});

afterAll(() => shop.close());

async function idOf(number: number): Promise<string> {
  const { rows } = await shop.db.$client.query<{ id: string }>('select id from orders where number = $1', [
    number,
  ]);
  return rows[0]!.id;
}

async function found(filter: Partial<OrderFilter>): Promise<number[]> {
  const { rows } = await listOrders(shop.ctx('support'), filter);
  return rows.map((row) => numbers.indexOf(row.number));
}

describe('the list of orders', () => {
  it('shows the newest first, each with its channel, customer and money', async () => {
    const page = await listOrders(shop.ctx('viewer'), {});
    expect(page.rows.map((row) => row.number)).toEqual([...numbers].reverse());
    expect(page.count).toEqual({ value: 12, isExact: true });
    expect(page.rows.at(-1)).toMatchObject({
      channelName: 'Till',
      customerName: 'علي كريمي',
      status: 'reserved',
      paymentStatus: 'part_paid',
      totalMinor: 1200,
      currency: 'EUR',
      locationName: 'North warehouse',
    });
  });

  it('is read page by page in both directions without a gap or a repeat, in every order', async () => {
    for (const sort of ['-placed', 'placed', '-total', 'total'] as const) {
      const all = await found({ sort });
      const forward: number[] = [];
      let page = await listOrders(shop.ctx(), { sort, limit: 5 });
      for (;;) {
        forward.push(...page.rows.map((row) => numbers.indexOf(row.number)));
        if (!page.after) break;
        page = await listOrders(shop.ctx(), { sort, limit: 5, after: page.after });
      }
      expect(forward).toEqual(all);
      const back = await listOrders(shop.ctx(), { sort, limit: 5, before: page.before ?? '' });
      expect(back.rows.map((row) => numbers.indexOf(row.number))).toEqual(all.slice(5, 10));
      expect(back.after).not.toBeNull();
    }
  });

  it('narrows by status, channel, payment, money, country and day', async () => {
    expect(await found({ statuses: ['cancelled'] })).toEqual([11]);
    expect(await found({ channelIds: [shop.channels.web], sort: 'placed' })).toEqual([1, 3, 5, 7, 9, 11]);
    expect(await found({ payments: ['part_paid'] })).toEqual([3, 2, 1, 0]);
    expect(await found({ marks: ['due'], statuses: ['cancelled'] })).toEqual([]);
    expect(await found({ minMinor: 2400, maxMinor: 3600 })).toEqual([2, 1]);
    expect(await found({ countries: ['DE'] })).toEqual([5]);
    expect(await found({ from: '2026-03-11', to: '2026-03-11' })).toEqual([]);
    expect(await found({ from: '2026-03-10', to: '2026-03-10' })).toHaveLength(12);
    expect(await found({ marks: ['returned'] })).toEqual([]);
    expect(await found({ marks: ['late'] })).toEqual([]);
  });

  it('belongs to those who may read orders', async () => {
    const stranger = { kind: 'api_key', id: 'key', name: 'Key', scopes: [], channelId: null } as const;
    await expect(listOrders(shop.ctx(stranger), {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('searching the list of orders', () => {
  it('finds a number in any digits, with or without its mark, and puts it first', async () => {
    const persian = String(numbers[4]).replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)]!);
    expect(await found({ search: `#${numbers[4]}` })).toEqual([4]);
    expect((await found({ search: persian }))[0]).toBe(4);
  });

  it.each([
    ['a name in the other alphabet of Persian', 'علی کریمی', [9, 6, 3, 0]],
    ['parts of a name in any case', 'МАРИЯ ива', [10, 7, 4, 1]],
    ['the start of a name of two letters', 'al', [11, 8, 5, 2]],
    ['an e-mail', 'maria@', [10, 7, 4, 1]],
    ['a phone as people write it', '(0888) 123-456', [9, 6, 3, 0]],
    ['a part of a SKU', 'shawl-r', [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]],
    ['nothing', 'no such thing', []],
    ['wildcards only as themselves', '%', []],
  ])('finds %s', async (_what, search, expected) => {
    expect(await found({ search })).toEqual(expected);
  });
});

describe('the filter in the address', () => {
  it('takes what it understands and leaves the rest', () => {
    const filter = readOrderFilter({
      status: ['reserved', 'nonsense'],
      from: '2026-02-31',
      to: '2026-03-01',
      min: '-5',
      sort: 'secret',
      channel: "x' or true",
    });
    expect(filter).toMatchObject({
      statuses: ['reserved'],
      to: '2026-03-01',
      channelIds: [],
      sort: '-placed',
    });
    expect([filter.from, filter.minMinor]).toEqual([undefined, undefined]);
  });

  it('never fails, whatever the address says', () => {
    const value = fc.oneof(fc.string(), fc.array(fc.string()), fc.constant(undefined));
    const names = ['q', 'status', 'payment', 'only', 'channel', 'from', 'min', 'max', 'sort', 'after', 'tag'];
    const params = fc.dictionary(fc.constantFrom(...names), value);
    fc.assert(
      fc.property(params, (wanted) => {
        const filter = readOrderFilter(wanted);
        expect(filter.statuses.every((status) => ORDER_STATUSES.includes(status))).toBe(true);
      }),
    );
  });

  it('answers a cursor that was cut off with the top of the list', async () => {
    expect(await found({ after: '2026-03-10T1' })).toHaveLength(12);
  });
});

describe('many orders at once', () => {
  it('takes all that match when they are as many as the person saw', async () => {
    expect(await listOrderIds(shop.ctx('owner'), { statuses: ['reserved'] }, 11)).toHaveLength(11);
  });

  it('asks again when the list changed meanwhile', async () => {
    await expect(listOrderIds(shop.ctx('owner'), { statuses: ['reserved'] }, 8)).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { count: 11, countSeen: 8 },
    });
  });

  it('exports exactly the list, and only for those who may', async () => {
    const exported = await Array.fromAsync(exportOrders(shop.ctx('support'), { statuses: ['reserved'] }));
    expect(exported.map((row) => numbers.indexOf(row.number))).toEqual(
      await found({ statuses: ['reserved'] }),
    );
    expect(() => exportOrders(shop.ctx('viewer'), {})).toThrow(/may not/);
  });
});
