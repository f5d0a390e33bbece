import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listFound } from '../../inventory/list-found.ts';
import { listCustomerChoices } from '../../orders/counter/list-customer-choices.ts';
import { openShop, type TestShop } from '../../testing/open-shop.ts';
import { createCustomer } from '../create-customer.ts';
import { editCustomer } from '../edit-customer.ts';
import { listCustomers } from '../list-customers.ts';

const NAMES = [
  'رضا کریمی',
  'Reza Karimi',
  'Иван Петров',
  'Ivan Petrov',
  'محمد رضایی',
  'Mohammad Rezaei',
  'Мария Иванова',
];

let shop: TestShop;
const ids: string[] = [];

beforeAll(async () => {
  shop = await openShop();
  for (const [at, name] of NAMES.entries()) {
    const person = { name, phone: `+35988877711${at}`, channelId: shop.channels.web };
    // The oldest is the first of the list's end, so that the order tells spelling from sound.
    const now = new Date(shop.now.getTime() - at * 1_000);
    ids.push((await createCustomer(shop.ctx('owner', { now }), person)).id);
  }
});

afterAll(() => shop.close());

async function found(search: string, role: 'support' | 'viewer' = 'support'): Promise<number[]> {
  const { rows, count } = await listCustomers(shop.ctx(role), { search });
  expect(count).toEqual({ value: rows.length, isExact: true });
  return rows.map((row) => ids.indexOf(row.id));
}

describe('a search for a name', () => {
  it.each([
    ['reza', [1, 5, 0]],
    ['رضا', [0, 4, 1]],
    ['ivan', [3, 2, 6]],
    ['иван', [2, 6, 3]],
    ['محمد', [4, 5]],
    ['mohammad', [5, 4]],
    ['reza karimi', [1, 0]],
    ['کریمی reza', [1, 0]],
    ['petrov 777', [3, 2]],
  ])('%s finds those spelt so first, and then those who sound so', async (search, expected) => {
    const here = await found(search);
    expect([...here].sort()).toEqual([...expected].sort());
    const isSpelt = (at: number) =>
      search.split(' ').every((word) => `${NAMES[at]!.toLowerCase()} 777`.includes(word));
    expect(here.map(isSpelt)).toEqual(here.map(isSpelt).toSorted((a, b) => Number(b) - Number(a)));
  });

  it('is read page by page over the seam between spelling and sound, both ways', async () => {
    const all = await found('ivan');
    const forward: number[] = [];
    let page = await listCustomers(shop.ctx(), { search: 'ivan', limit: 1 });
    for (;;) {
      forward.push(...page.rows.map((row) => ids.indexOf(row.id)));
      if (!page.after) break;
      page = await listCustomers(shop.ctx(), { search: 'ivan', limit: 1, after: page.after });
    }
    expect(forward).toEqual(all);
    const back: number[] = [];
    for (let before = page.before; before; before = page.before) {
      page = await listCustomers(shop.ctx(), { search: 'ivan', limit: 1, before });
      back.unshift(...page.rows.map((row) => ids.indexOf(row.id)));
    }
    expect(back).toEqual(all.slice(0, -1));
  });

  it('hears names for those who may not see how to reach people, and nothing else', async () => {
    expect(await found('reza', 'viewer')).toEqual(expect.arrayContaining([0, 1, 5]));
    expect(await found('petrov 777', 'viewer')).toEqual([]);
  });

  it('hears a new name, and the old one no more', async () => {
    const customerId = ids[6]!;
    await editCustomer(shop.ctx('owner'), { customerId, name: 'زهرا احمدی' });
    expect(await found('zahra')).toEqual([6]);
    expect(await found('mariya')).toEqual([]);
    await editCustomer(shop.ctx('owner'), { customerId, name: NAMES[6]! });
    expect(await found('mariya')).toEqual([6]);
  });

  it('finds the same people at the counter and in the search from anywhere', async () => {
    const anywhere = async (search: string, role: 'support' | 'viewer' = 'support') =>
      (await listFound(shop.ctx(role), search)).customers.map(({ id }) => ids.indexOf(id));
    const atCounter = async (search: string) =>
      (await listCustomerChoices(shop.ctx('floor'), search)).map(({ id }) => ids.indexOf(id));
    for (const search of ['reza', 'رضا', 'ivan', 'محمد', 'reza karimi', '۷۷۱۱۴', '0888 777 115', '#3']) {
      const listed = await found(search);
      expect(listed.length, search).toBeGreaterThan(0);
      expect(await anywhere(search), search).toEqual(listed);
      expect(await atCounter(search), search).toEqual(listed);
    }
    expect(await anywhere('77711', 'viewer')).toEqual([]);
  });

  it('takes whatever is typed for words', async () => {
    for (const search of ['%', "';--", 'a~', '\\', '(', 'ж', 'م', 'x'.repeat(200)]) {
      const { rows, count } = await listCustomers(shop.ctx(), { search });
      expect(count.value).toBe(rows.length);
    }
  });
});
