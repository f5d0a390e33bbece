import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldAll } from '#scripts/seed/write/fold-all.ts';
import { placeOrder } from '../orders/place-order.ts';
import { openShop, type TestShop } from '../testing/open-shop.ts';
import { createCustomer } from './create-customer.ts';
import { editCustomer } from './edit-customer.ts';
import { exportCustomers } from './export-customers.ts';
import { CUSTOMER_SORTS } from './filter-values.ts';
import { listCustomers } from './list-customers.ts';
import { type CustomerFilter, readCustomerFilter } from './list-filter.ts';

// Other tests' transactions on the same server hold a fold back.
const PATIENCE_MS = 90_000;

const DAY_MS = 86_400_000;
const PEOPLE = [
  { name: 'علي كريمي', phone: '+359888123456' },
  { name: 'Мария Иванова', email: 'maria@example.org' },
  { name: 'Anna Smith', phone: '+359888777001' },
  { name: 'Boris Petrov', phone: '+359888777002' },
  { name: 'Nobody Yet', phone: '+359888777003' },
  { name: 'Nobody Else', phone: '+359888777004' },
];
/** Who ordered how many units, so many days ago, and where. */
const SALES: [person: number, units: number, days: number, place: 'web' | 'till'][] = [
  [0, 1, 400, 'till'],
  [1, 2, 200, 'web'],
  [1, 3, 5, 'till'],
  [2, 10, 40, 'web'],
  [3, 1, 10, 'web'],
  [3, 1, 9, 'web'],
  [3, 1, 8, 'web'],
  [3, 1, 7, 'web'],
  [3, 1, 6, 'web'],
];

let shop: TestShop;
let ids: string[];

beforeAll(async () => {
  shop = await openShop();
  const shawl = await shop.addVariant({ sku: 'SHAWL-RED', units: 500 });
  ids = [];
  for (const [at, person] of PEOPLE.entries()) {
    const now = new Date(shop.now.getTime() - (500 - at) * DAY_MS);
    const made = await createCustomer(shop.ctx('owner', { now }), {
      ...person,
      channelId: shop.channels.web,
    });
    ids.push(made.id);
  }
  for (const [person, quantity, days, place] of SALES) {
    const { name, phone, email } = PEOPLE[person]!;
    await placeOrder(shop.ctx('owner', { now: new Date(shop.now.getTime() - days * DAY_MS) }), {
      channelId: shop.channels[place],
      lines: [{ variantId: shawl.id, quantity }],
      customer: { name, ...(phone ? { phone } : { email: email! }) },
    });
  }
  await editCustomer(shop.ctx('owner'), { customerId: ids[2]!, tags: ['vip'], country: 'DE' });
  await foldAll(shop.db.$client, PATIENCE_MS);
});

afterAll(() => shop.close());

async function found(filter: Partial<CustomerFilter>): Promise<number[]> {
  const { rows } = await listCustomers(shop.ctx('support'), filter);
  return rows.map((row) => ids.indexOf(row.id));
}

describe('the list of customers', () => {
  it('tells what is foretold of each, and nothing where too little is known', async () => {
    await shop.db.$client.query(
      `with run as (
         insert into prediction_runs (id, status, until_on, asked_by, asked_at, finished_at)
         values (gen_random_uuid(), 'done', '2026-03-09', 'test', $1, $1) returning id)
       insert into customer_predictions (customer_id, run_id, is_enough, p_alive, purchases, first_on, last_on, net_minor,
         value365_minor, recency_score, frequency_score, money_score, rfm_group)
       select p.id, run.id, p.is_enough, 0.75, 3, '2026-01-01', '2026-02-01', 1, 900, 5, 5, 5, 'best'
       from run, (values ($2::uuid, true), ($3::uuid, false)) as p (id, is_enough)`,
      [shop.now, ids[1], ids[2]],
    );
    const { rows } = await listCustomers(shop.ctx('floor'), { ids: ids.slice(1, 4) });
    const told = Object.fromEntries(rows.map((row) => [row.id, row]));
    expect(told[ids[1]!]).toMatchObject({
      lastChannel: { name: 'Till' },
      outlook: { group: 'best', pAlive: 0.75, value365Minor: 900 },
    });
    expect(told[ids[2]!]?.outlook).toEqual({
      group: 'best',
      pAlive: null,
      orders365: null,
      value365Minor: null,
      next: null,
    });
    expect(told[ids[3]!]?.outlook).toBeNull();
  });

  it('shows who bought last first, and those who never bought at the end', async () => {
    const page = await listCustomers(shop.ctx('floor'), {});
    expect(page.rows.map((row) => ids.indexOf(row.id))).toEqual([1, 3, 2, 0, 5, 4]);
    expect(page.count).toEqual({ value: 6, isExact: true });
    expect(page.addedUpAt).toMatch(/Z$/);
    expect(page.rows[0]).toMatchObject({
      name: 'Мария Иванова',
      email: 'maria@example.org',
      phone: null,
      orders: 2,
      netMinor: 5_000,
      channels: [{ name: 'Till' }, { name: 'Web shop' }],
      firstChannel: { name: 'Web shop' },
    });
    expect(page.rows.at(-1)).toMatchObject({ orders: 0, netMinor: 0, lastOrderAt: null, channels: [] });
  });

  it('is read page by page in both directions without a gap or a repeat, in every order', async () => {
    for (const sort of CUSTOMER_SORTS) {
      const all = await found({ sort });
      expect([...all].sort()).toEqual([0, 1, 2, 3, 4, 5]);
      const forward: number[] = [];
      let page = await listCustomers(shop.ctx(), { sort, limit: 2 });
      const befores: (string | null)[] = [];
      for (;;) {
        forward.push(...page.rows.map((row) => ids.indexOf(row.id)));
        befores.push(page.before);
        if (!page.after) break;
        page = await listCustomers(shop.ctx(), { sort, limit: 2, after: page.after });
      }
      expect(forward, sort).toEqual(all);
      const back: number[] = [];
      for (let before = page.before; before; before = page.before) {
        page = await listCustomers(shop.ctx(), { sort, limit: 2, before });
        back.unshift(...page.rows.map((row) => ids.indexOf(row.id)));
      }
      expect(back, sort).toEqual(all.slice(0, 4));
      expect(befores[0]).toBeNull();
    }
  });

  it.each([
    ['علی کریمی', [0]],
    ['كريمي', [0]],
    ['иванова мария', [1]],
    ['0888 777', [3, 2, 5, 4]],
    ['۰۸۸۸ ۱۲۳', [0]],
    ['٠٠٣٥٩٨٨٨٧٧٧٠٠٢', [3]],
    ['777001', [2]],
    ['MARIA@EXAMPLE', [1]],
    ['nobody', [5, 4]],
    ['%', []],
  ])('finds %s', async (search, expected) => {
    expect(await found({ search })).toEqual(expected);
  });

  it('finds a customer by the number that stands on the page', async () => {
    const { rows } = await listCustomers(shop.ctx(), { search: 'Anna' });
    expect(await found({ search: `#${rows[0]!.number}` })).toEqual([2]);
  });

  it.each<[string, () => Partial<CustomerFilter>, number[]]>([
    ['those who bought at the till', () => ({ channelIds: [shop.channels.till] }), [1, 0]],
    ['those of a country', () => ({ countries: ['DE'] }), [2]],
    ['those with a tag', () => ({ tags: ['vip'] }), [2]],
    ['those who never bought', () => ({ orderCounts: ['none'] }), [5, 4]],
    ['those who bought once or often', () => ({ orderCounts: ['once', 'many'] }), [3, 2, 0]],
    ['those who bought lately', () => ({ lastOrder: 'in30' }), [1, 3]],
    ['those who stayed away for a year', () => ({ lastOrder: 'over365' }), [0]],
    ['those with net sales in a range', () => ({ minMinor: 2_000, maxMinor: 5_000 }), [1, 3]],
    [
      'those whose last order fell on a day of the shop',
      () => ({ from: '2026-03-04', to: '2026-03-04' }),
      [3],
    ],
  ])('can be narrowed to %s', async (_words, filter, expected) => {
    expect(await found(filter())).toEqual(expected);
  });

  it('reads any address without failing', () => {
    const read = readCustomerFilter({
      orders: ['once', 'x'],
      last: 'y',
      min: '-4',
      sort: 'name',
      channel: '1',
    });
    expect(read).toMatchObject({ orderCounts: ['once'], channelIds: [], sort: '-last' });
    expect(read.minMinor).toBeUndefined();
  });

  it('is exported whole by those who may', async () => {
    const all: string[] = [];
    for await (const row of exportCustomers(shop.ctx('marketing'), { sort: '-net', limit: 2 }))
      all.push(row.id);
    expect(all.map((id) => ids.indexOf(id))).toEqual(await found({ sort: '-net' }));
    expect(() => exportCustomers(shop.ctx('support'), {})).toThrow(/may not/);
  });

  it('is closed to the warehouse', async () => {
    await expect(listCustomers(shop.ctx('warehouse'), {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
