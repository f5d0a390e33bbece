import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type TestShop } from '../../testing/open-shop.ts';
import { createCustomer } from '../create-customer.ts';
import { listCustomers } from '../list-customers.ts';
import type { CustomerFilter } from '../list-filter.ts';
import { recordConsent } from '../record-consent.ts';

/** Group, whether enough is known, chance, orders in a year, and when the next purchase begins and ends. */
type Foretold = [string, boolean, number | null, number | null, string | null, string | null];

// The day of the shop is 2026-03-10. Nothing is foretold of the sixth.
const FORETOLD: readonly Foretold[] = [
  ['champions', true, 0.9, 4.2, '2026-03-01', '2026-03-20'],
  ['loyal', true, 0.8, 3, '2026-03-15', '2026-04-02'],
  ['attention', true, 0.6, 1, '2026-05-20', null],
  ['lost', true, 0.1, 0.2, '2026-01-05', '2026-02-05'],
  ['new', false, null, null, null, null],
];

let shop: TestShop;
const ids: string[] = [];

beforeAll(async () => {
  shop = await openShop();
  for (let at = 0; at <= FORETOLD.length; at++) {
    const person = { name: `Person ${at}`, phone: `+35988877721${at}`, channelId: shop.channels.web };
    ids.push((await createCustomer(shop.ctx('owner'), person)).id);
  }
  const { rows } = await shop.db.$client.query<{ id: string }>(
    `insert into prediction_runs (id, status, until_on, asked_by, asked_at, finished_at)
     values (gen_random_uuid(), 'done', '2026-03-09', 'test', $1, $1) returning id`,
    [shop.now],
  );
  for (const [at, [group, isEnough, pAlive, orders365, from, until]] of FORETOLD.entries()) {
    await shop.db.$client.query(
      `insert into customer_predictions (customer_id, run_id, is_enough, p_alive, orders365, next_from_on, next_until_on,
         purchases, first_on, last_on, net_minor, recency_score, frequency_score, money_score, rfm_group)
       values ($1, $2, $3, $4, $5, $6, $7, 3, '2026-01-01', '2026-02-01', 1, 5, 5, 5, $8)`,
      [ids[at], rows[0]!.id, isEnough, pAlive, orders365, from, until, group],
    );
  }
});

afterAll(() => shop.close());

async function found(filter: Partial<CustomerFilter>): Promise<number[]> {
  const { rows, count } = await listCustomers(shop.ctx('support'), filter);
  expect(count).toEqual({ value: rows.length, isExact: true });
  return rows.map((row) => ids.indexOf(row.id)).sort();
}

describe('the list of customers by what is foretold', () => {
  it.each<[string, Partial<CustomerFilter>, number[]]>([
    ['groups', { groups: ['champions', 'lost'] }, [0, 3]],
    ['those who are still customers', { alive: ['high'] }, [0, 1]],
    ['those who may be', { alive: ['middle'] }, [2]],
    ['those who are hardly', { alive: ['low', 'middle'] }, [2, 3]],
    ['those of whom less than an order is expected', { expected: ['under1'] }, [3]],
    ['those of whom some are', { expected: ['from1to3'] }, [2]],
    ['those of whom many are', { expected: ['over3'] }, [0, 1]],
    ['those who are likely to buy now', { next: 'now' }, [0]],
    ['those who will within a month', { next: 'in30' }, [1]],
    ['those who will within three months', { next: 'in90' }, [1, 2]],
    ['those who let their days go by', { next: 'missed' }, [3]],
    ['several at once', { alive: ['high'], next: 'in30', groups: ['loyal'] }, [1]],
  ])('is narrowed to %s', async (_words, filter, expected) => {
    expect(await found(filter)).toEqual(expected);
  });

  it('shows the orders and the days, and nothing of whom too little is known', async () => {
    const { rows } = await listCustomers(shop.ctx('floor'), { ids });
    const told = new Map(rows.map((row) => [ids.indexOf(row.id), row.outlook]));
    expect(told.get(1)).toMatchObject({
      orders365: 3,
      next: { fromOn: '2026-03-15', untilOn: '2026-04-02' },
    });
    expect(told.get(2)).toMatchObject({ next: { fromOn: '2026-05-20', untilOn: null } });
    expect(told.get(4)).toMatchObject({ orders365: null, next: null });
    expect(told.get(5)).toBeNull();
  });
});

describe('the list of customers by whom marketing may reach', () => {
  const say = (at: number, way: 'email' | 'sms' | 'phone', isGranted: boolean) =>
    recordConsent(shop.ctx('support'), {
      customerId: ids[at]!,
      purpose: 'marketing',
      way,
      isGranted,
      proof: 'said at the till',
    });
  const marksOf = async (at: number) =>
    (await listCustomers(shop.ctx('viewer'), { ids: [ids[at]!] })).rows[0]!.marks;

  it('marks each way by the newest word, and none without an address for it', async () => {
    expect(await marksOf(0)).toEqual({
      sms: { may: false, why: 'not-asked' },
      phone: { may: false, why: 'not-asked' },
      messenger: { may: false, why: 'not-asked' },
    });
    await say(0, 'sms', true);
    expect(await marksOf(0)).toMatchObject({ sms: { may: true, why: 'agreed' }, phone: { may: false } });
    await say(0, 'sms', false);
    expect((await marksOf(0)).sms).toMatchObject({ may: false });
  });

  it('obeys the suppression list for an address that came to somebody else', async () => {
    await say(1, 'phone', false);
    await shop.db.$client.query(
      `insert into identities (id, customer_id, kind, value, source) select gen_random_uuid(), $2, kind, value, 'test'
       from identities where customer_id = $1`,
      [ids[1], ids[2]],
    );
    expect((await marksOf(2)).phone).toEqual({ may: false, why: 'suppressed' });
    expect((await marksOf(3)).phone).toEqual({ may: false, why: 'not-asked' });
  });
});
