import { afterAll, beforeAll, expect, it } from 'vitest';
import { getLoyalty } from '#domains/loyalty/get-loyalty.ts';
import { saveLoyaltyRules } from '#domains/loyalty/rules/save-rules.ts';
import { settleOrder } from '#domains/loyalty/settle-order.ts';
import { addMember, SPENDING } from '#domains/loyalty/testing/spending-shop.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { shipOrder } from '#domains/orders/ship-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { compileRule } from './compile-rule.ts';
import type { Condition } from './conditions.ts';
import { askedOn, countRule } from './count-rule.ts';
import { listRuleChoices } from './list-rule-choices.ts';

const tier = (name: string, from: number) => ({
  id: newId(),
  name,
  from,
  multiplierBasisPoints: 10_000,
  benefits: '',
});
const TIERS = [tier('Silver', 0), tier('Gold', 200), tier('Platinum', 400)];
const people: Record<string, string> = {};

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
  await shop.addVariant({ sku: 'CUP', units: 500 });
  await saveLoyaltyRules(shop.ctx('owner'), {
    rules: { ...SPENDING, tiers: TIERS, tierBy: 'points' },
    expectedVersion: 0,
  });
  const buyers = { Ann: 1, Ben: 17, Cem: 40, Dea: 0 };
  for (const [name, quantity] of Object.entries(buyers)) {
    people[name] = await addMember(shop, { name, points: name === 'Dea' ? 0 : 30 + quantity });
    if (quantity > 0) await sell(people[name], quantity);
  }
});
afterAll(() => shop.close());

async function sell(customerId: string, quantity: number): Promise<void> {
  const { id: orderId } = await placeOrder(shop.ctx('floor'), {
    channelId: shop.channels.till,
    customerId,
    lines: [{ sku: 'CUP', quantity }],
    payment: { method: 'card', amountMinor: quantity * 1_200 },
  });
  await shipOrder(shop.ctx('owner'), { orderId, shipmentId: newId() });
  await settleOrder(shop.ctx(), { orderId });
}

async function fits(condition: Condition): Promise<string[]> {
  const { sample } = await countRule(shop.ctx('owner'), {
    version: 1,
    rule: { kind: 'all', of: [condition] },
  });
  return sample.map(({ name }) => name).sort();
}

const inTier = (...ids: string[]): Condition => ({ kind: 'list', fact: 'tier', values: ids });

it('points that can be used are compared, of those who have none too', async () => {
  expect(await fits({ kind: 'number', fact: 'points', is: 'atLeast', value: 47 })).toEqual(['Ben', 'Cem']);
  expect(await fits({ kind: 'number', fact: 'points', is: 'atMost', value: 31 })).toEqual(['Ann', 'Dea']);
  expect(await fits({ kind: 'number', fact: 'points', is: 'atLeast', value: 0 })).toHaveLength(4);
});

it.each(['points', 'sales'] as const)(
  'a tier by %s holds those whom the customer’s page shows in it',
  async (tierBy) => {
    const scale = tierBy === 'sales' ? 100 : 1;
    const tiers = TIERS.map((one) => ({ ...one, from: one.from * scale * (scale > 1 ? 0.8 : 1) }));
    const { rows } = await shop.db.$client.query('select max(version) as version from loyalty_rules');
    await saveLoyaltyRules(shop.ctx('owner'), {
      rules: { ...SPENDING, tiers, tierBy },
      expectedVersion: rows[0].version,
    });
    const shown = new Map<string, string[]>(tiers.map(({ name }) => [name, []]));
    for (const [name, id] of Object.entries(people)) {
      const { standing } = await getLoyalty(shop.ctx('owner'), id);
      shown.get(standing.tier!.name)!.push(name);
    }
    expect([...shown.values()]).toEqual([['Ann', 'Dea'], ['Ben'], ['Cem']]);
    for (const { id, name } of tiers) expect(await fits(inTier(id))).toEqual(shown.get(name));
    expect(await fits(inTier(TIERS[0]!.id, TIERS[2]!.id))).toEqual(['Ann', 'Cem', 'Dea']);
    const some = compileRule(
      { version: 1, rule: { kind: 'all', of: [inTier(TIERS[0]!.id, TIERS[1]!.id)] } },
      await askedOn(shop.ctx()),
      [people.Ben!, people.Cem!],
    );
    expect((await shop.db.$client.query(some.text, some.values)).rows).toEqual([{ id: people.Ben }]);
  },
);

it('tiers can be chosen by name, and hold nobody while there is no programme', async () => {
  const { tiers } = await listRuleChoices(shop.ctx('owner'), []);
  expect(tiers.map(({ name }) => name)).toEqual(['Silver', 'Gold', 'Platinum']);
  const { rows } = await shop.db.$client.query('select max(version) as version from loyalty_rules');
  await saveLoyaltyRules(shop.ctx('owner'), {
    rules: { ...SPENDING, isOn: false, tiers: TIERS },
    expectedVersion: rows[0].version,
  });
  expect(await fits(inTier(...TIERS.map(({ id }) => id)))).toEqual([]);
});
