import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldAll } from '#scripts/seed/write/fold-all.ts';
import { openPast, type PastShop } from '../predictions/testing/open-past.ts';
import type { Condition, RuleGroup, RuleNode } from './conditions.ts';
import { countRule } from './count-rule.ts';

/** Other tests' transactions on the same server hold a fold back. */
const PATIENCE_MS = 20_000;

let shop: PastShop;
let teapot: string;
const people: Record<string, string> = {};

/** The names of those whom a rule fits, in the order of the alphabet. */
async function fits(...of: RuleNode[]): Promise<string[]> {
  const { count, sample } = await countRule(shop.ctx('owner'), { version: 1, rule: { kind: 'all', of } });
  expect(sample.length).toBe(count);
  return sample.map(({ name }) => name).sort();
}

beforeAll(async () => {
  shop = await openPast();
  teapot = await shop.addProduct('TEAPOT');
  await shop.query(`update products set category = 'tea' where id = $1`, [teapot]);
  people.ann = await shop.addBuyer({ name: 'Ann', daysAgo: [100], netMinor: 5_000, productIds: [teapot] });
  people.ben = await shop.addBuyer({ name: 'Ben', daysAgo: [300, 200, 10], netMinor: 2_000 });
  people.cem = await shop.addBuyer({ name: 'Cem', daysAgo: [60], channel: 'till', netMinor: 900 });
  people.dea = await shop.addBuyer({ name: 'Dea', daysAgo: [] });
  people.gone = await shop.addBuyer({ name: 'Gone', daysAgo: [20] });
  await shop.query('update customers set merged_into = $1 where id = $2', [people.ann, people.gone]);
  await shop.query(
    `update customers set country = 'BG', locale = 'bg-BG', tags = '{vip}', first_channel_id = $2 where id = $1`,
    [people.ann, shop.channels.web],
  );
  await shop.query(`update orders set channel_id = $2 where customer_id = $1 and day = '2026-02-28'`, [
    people.ben,
    shop.channels.till,
  ]);
  await shop.query(
    `insert into returns (id, order_id, channel_id, customer_id, currency, at, day)
     select gen_random_uuid(), id, channel_id, customer_id, 'EUR', now(), day from orders where customer_id = $1`,
    [people.ann],
  );
  const touch = (who: string, ago: number, times: number, kind = 'view', direction: string | null = null) =>
    shop.query(
      `insert into touches (at, channel_id, kind, customer_id, direction)
       select '2026-03-10 12:00Z'::timestamptz - $3 * interval '1 day', $1, $5, $2, $6 from generate_series(1, $4)`,
      [shop.channels.web, people[who], ago, times, kind, direction],
    );
  await touch('ann', 3, 2);
  await touch('ben', 3, 1);
  await touch('dea', 40, 5);
  await touch('ann', 2, 1, 'message', 'in');
  await touch('ben', 2, 3, 'message', 'out');
  const consent = (who: string, isGranted: boolean, day: string, way = 'sms') =>
    shop.query(
      `insert into consents (customer_id, purpose, way, is_granted, source, at) values ($1, 'marketing', $2, $3, 'test', $4)`,
      [people[who], way, isGranted, day],
    );
  await consent('ann', true, '2026-01-01');
  await consent('ben', true, '2026-01-01');
  await consent('ben', false, '2026-03-01');
  await consent('cem', false, '2026-03-01');
  await consent('cem', true, '2026-01-01', 'email');
  for (const who of ['ann', 'ben']) {
    await shop.query(
      `insert into identities (id, customer_id, kind, value, source) values (gen_random_uuid(), $1, 'phone', $2, 'test')`,
      [people[who], `+35988800000${who === 'ann' ? 1 : 2}`],
    );
  }
  await foldAll(shop.db.$client, PATIENCE_MS);
}, 60_000);
afterAll(() => shop.close());

describe('a rule fits those', () => {
  const cases: [string, Condition, string[]][] = [
    ['who bought so often', { kind: 'number', fact: 'orders', is: 'atLeast', value: 2 }, ['Ben']],
    [
      'who bought at most so often',
      { kind: 'number', fact: 'orders', is: 'atMost', value: 1 },
      ['Ann', 'Cem', 'Dea'],
    ],
    ['who spent so much', { kind: 'number', fact: 'net', is: 'atLeast', value: 5_000 }, ['Ann', 'Ben']],
    [
      'whose orders are small',
      { kind: 'number', fact: 'averageOrder', is: 'atMost', value: 2_000 },
      ['Ben', 'Cem'],
    ],
    ['who earned us so much', { kind: 'number', fact: 'contribution', is: 'atLeast', value: 2_400 }, ['Ben']],
    ['who brought something back', { kind: 'number', fact: 'returns', is: 'atLeast', value: 1 }, ['Ann']],
    [
      'who brought nothing back',
      { kind: 'number', fact: 'returns', is: 'atMost', value: 0 },
      ['Ben', 'Cem', 'Dea'],
    ],
    ['who bought in two channels', { kind: 'number', fact: 'channels', is: 'atLeast', value: 2 }, ['Ben']],
    [
      'whose last order lies long ago',
      { kind: 'days', fact: 'lastOrder', is: 'before', days: 59 },
      ['Ann', 'Cem'],
    ],
    [
      'whose last order is on the first day that counts',
      { kind: 'days', fact: 'lastOrder', is: 'within', days: 60 },
      ['Ben', 'Cem'],
    ],
    [
      'whose first order is recent',
      { kind: 'days', fact: 'firstOrder', is: 'within', days: 100 },
      ['Ann', 'Cem'],
    ],
    ['of a country', { kind: 'list', fact: 'country', values: ['BG', 'IR'] }, ['Ann']],
    ['of a language', { kind: 'list', fact: 'language', values: ['bg'] }, ['Ann']],
    ['with a tag', { kind: 'list', fact: 'tag', values: ['vip', 'x'] }, ['Ann']],
    ['who bought a product', { kind: 'list', fact: 'category', values: ['tea'] }, ['Ann']],
    ['who wrote, and not to whom we wrote', { kind: 'touch', touch: 'message', least: 1, days: 7 }, ['Ann']],
    ['who looked often enough lately', { kind: 'touch', touch: 'view', least: 2, days: 7 }, ['Ann']],
    [
      'who looked once in a longer time',
      { kind: 'touch', touch: 'view', least: 1, days: 40 },
      ['Ann', 'Ben', 'Dea'],
    ],
    [
      'whose newest word is yes',
      { kind: 'consent', purpose: 'marketing', way: 'sms', is: 'granted' },
      ['Ann'],
    ],
    [
      'whose newest word is no',
      { kind: 'consent', purpose: 'marketing', way: 'sms', is: 'refused' },
      ['Ben', 'Cem'],
    ],
    ['who said nothing', { kind: 'consent', purpose: 'marketing', way: 'sms', is: 'unsaid' }, ['Dea']],
    ['who took a yes back', { kind: 'withdrew', purpose: 'marketing', way: 'sms', days: 30 }, ['Ben']],
    ['who can be reached and agreed', { kind: 'reachable', way: 'sms' }, ['Ann']],
    ['who agreed and left no address', { kind: 'reachable', way: 'email' }, []],
  ];
  it.each(cases)('%s', async (_who, condition, names) => {
    expect(await fits(condition)).toEqual(names);
    const others = ['Ann', 'Ben', 'Cem', 'Dea'].filter((name) => !names.includes(name));
    expect(await fits({ kind: 'none', of: [condition] })).toEqual(others);
  });

  it('who bought first in one channel and last in another', async () => {
    const { web, till } = shop.channels;
    expect(await fits({ kind: 'list', fact: 'firstOrderIn', values: [web] })).toEqual(['Ann', 'Ben']);
    expect(
      await fits(
        { kind: 'list', fact: 'firstOrderIn', values: [web] },
        { kind: 'list', fact: 'lastOrderIn', values: [till] },
      ),
    ).toEqual(['Ben']);
    expect(await fits({ kind: 'list', fact: 'boughtIn', values: [till] })).toEqual(['Ben', 'Cem']);
    expect(await fits({ kind: 'list', fact: 'product', values: [teapot] })).toEqual(['Ann']);
    expect(await fits({ kind: 'list', fact: 'firstChannel', values: [web] })).toEqual(['Ann']);
  });

  it('whom any of several conditions fits', async () => {
    const any: RuleGroup = {
      kind: 'any',
      of: [
        { kind: 'list', fact: 'tag', values: ['vip'] },
        { kind: 'number', fact: 'orders', is: 'atLeast', value: 3 },
      ],
    };
    expect(await fits(any)).toEqual(['Ann', 'Ben']);
  });
});

describe('the right to ask', () => {
  const asking = (role: 'warehouse' | 'marketing' | 'support', condition: Condition) =>
    countRule(shop.ctx(role), { version: 1, rule: { kind: 'all', of: [condition] } });
  it('is not that of the warehouse, of costs not that of marketing, of predictions not that of support', async () => {
    const forbidden = expect.objectContaining({ code: 'FORBIDDEN' });
    await expect(asking('warehouse', { kind: 'named' })).rejects.toEqual(forbidden);
    await expect(
      asking('marketing', { kind: 'number', fact: 'contribution', is: 'atLeast', value: 1 }),
    ).rejects.toEqual(forbidden);
    await expect(asking('support', { kind: 'list', fact: 'group', values: ['lost'] })).rejects.toEqual(
      forbidden,
    );
    expect((await asking('marketing', { kind: 'list', fact: 'group', values: ['lost'] })).count).toBe(0);
  });
});
