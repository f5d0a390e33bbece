import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPast, type PastShop } from '../predictions/testing/open-past.ts';
import type { RuleNode } from './conditions.ts';
import { countRule } from './count-rule.ts';
import { estimateRule } from './estimate-rule.ts';

const PEOPLE = 24_000;
const ruleOf = (...of: RuleNode[]) => ({ version: 1 as const, rule: { kind: 'all' as const, of } });
const VIP = ruleOf({ kind: 'list', fact: 'tag', values: ['vip'] });

let shop: PastShop;
beforeAll(async () => {
  shop = await openPast();
  await shop.addBuyer({ name: 'Ann', daysAgo: [3] });
}, 60_000);
afterAll(() => shop.close());

describe('how many a rule fits while it is being built', () => {
  it('is exact in a small shop', async () => {
    const rule = ruleOf({ kind: 'named' });
    const exact = await countRule(shop.ctx('owner'), rule);
    expect(await estimateRule(shop.ctx('owner'), rule)).toEqual({ ...exact, between: null });
  });

  it('comes from a sample in a large one, and holds the exact number between its limits', async () => {
    // The same people each time: one sample of twenty may lie beside its limits, and this one does not.
    await shop.query(
      `insert into customers (id, name, search, tags, merged_into)
       select md5('person ' || n)::uuid, 'Person ' || n, '', case when n % 7 = 0 then array['vip'] else '{}' end,
         case when n % 10 = 0 then md5('person 1')::uuid end from generate_series(1, $1::integer) n`,
      [PEOPLE],
    );
    await shop.query(
      `insert into touches (at, channel_id, kind, customer_id)
       select $1::timestamptz - interval '1 day', $2, 'view', id from customers where number % 3 = 0`,
      [shop.now, shop.channels.web],
    );
    for (const rule of [
      VIP,
      ruleOf({ kind: 'touch', touch: 'view', least: 1, days: 7 }),
      ruleOf({ kind: 'none', of: [{ kind: 'touch', touch: 'view', least: 1, days: 7 }] }),
      ruleOf({ kind: 'consent', purpose: 'marketing', way: 'email', is: 'unsaid' }),
      ruleOf({ kind: 'number', fact: 'channels', is: 'atLeast', value: 5 }),
    ]) {
      const exact = await countRule(shop.ctx('owner'), rule);
      const about = await estimateRule(shop.ctx('owner'), rule);
      expect(about.of).toBe(exact.of);
      expect(about.between!.from).toBeLessThanOrEqual(exact.count);
      expect(about.between!.to).toBeGreaterThanOrEqual(exact.count);
      expect(about.between!.to - about.between!.from).toBeLessThan(0.04 * exact.of);
      expect(about.sample.length).toBe(Math.min(10, exact.count));
    }
  }, 30_000);

  it('is not for the warehouse', async () => {
    await expect(estimateRule(shop.ctx('warehouse'), VIP)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
