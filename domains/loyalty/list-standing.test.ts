import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newId } from '#lib/ids.ts';
import { listCustomers } from '../customers/list-customers.ts';
import type { CustomerFilter } from '../customers/list-filter.ts';
import { listFilterChoices } from '../customers/list-filter-choices.ts';
import { placeOrder } from '../orders/place-order.ts';
import { shipOrder } from '../orders/ship-order.ts';
import { openShop, type TestShop } from '../testing/open-shop.ts';
import { getLoyalty } from './get-loyalty.ts';
import { saveLoyaltyRules } from './rules/save-rules.ts';
import { settleOrder } from './settle-order.ts';
import { addMember, SPENDING } from './testing/spending-shop.ts';

const tier = (name: string, from: number) => ({
  ...{ id: newId(), name, from, multiplierBasisPoints: 10_000, benefits: '' },
});
const TIERS = [tier('Silver', 0), tier('Gold', 200), tier('Platinum', 400)];
const BOUGHT = { Ann: 1, Ben: 17, Cem: 40, Dea: 0 };
const people: Record<string, string> = {};

let shop: TestShop;
let version = 0;

beforeAll(async () => {
  shop = await openShop();
  await shop.addVariant({ sku: 'CUP', units: 500 });
  await setRules({ tierBy: 'points', tiers: TIERS });
  for (const [name, quantity] of Object.entries(BOUGHT)) {
    people[name] = await addMember(shop, { name, points: name === 'Dea' ? 0 : 30 + quantity });
    if (quantity > 0) await sell(people[name], quantity);
  }
  await fold();
});
afterAll(() => shop.close());

/** Other tests on the server may hold a fold back. */
function fold(): Promise<void> {
  return vi.waitFor(
    async () => {
      await shop.db.$client.query('select fold_postings()');
      const { rowCount } = await shop.db.$client.query('select from customer_stats where gross_minor > 0');
      expect(rowCount).toBe(3);
    },
    { timeout: 30_000, interval: 200 },
  );
}

async function setRules(more: Partial<Parameters<typeof saveLoyaltyRules>[1]['rules']>): Promise<void> {
  const rules = { ...SPENDING, ...more };
  await saveLoyaltyRules(shop.ctx('owner'), { rules, expectedVersion: version });
  version += 1;
}

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

const list = async (filter: Partial<CustomerFilter>) =>
  (await listCustomers(shop.ctx('support'), filter)).rows;
const named = async (filter: Partial<CustomerFilter>) => (await list(filter)).map(({ name }) => name).sort();

describe('the list of customers by where they stand in the programme', () => {
  it.each(['points', 'sales'] as const)('shows tiers by %s as the customer’s page does', async (tierBy) => {
    const scale = tierBy === 'sales' ? 80 : 1;
    const tiers = TIERS.map((one) => ({ ...one, from: one.from * scale }));
    await setRules({ tierBy, tiers });
    const pages = new Map<string, string>();
    for (const [name, id] of Object.entries(people)) {
      const { standing, usable } = await getLoyalty(shop.ctx('owner'), id);
      pages.set(name, `${standing.tier?.name} ${usable}`);
    }
    const rows = await list({});
    expect(
      new Map(rows.map(({ name, loyalty }) => [name, `${loyalty.tier} ${loyalty.points ?? 0}`])),
    ).toEqual(pages);
    const of = (tierName: string) =>
      [...pages].flatMap(([name, at]) => (at.startsWith(tierName) ? [name] : [])).sort();
    expect([of('Silver'), of('Gold'), of('Platinum')]).toEqual([['Ann', 'Dea'], ['Ben'], ['Cem']]);
    for (const { id, name } of tiers) expect(await named({ tierIds: [id] })).toEqual(of(name));
    expect(await named({ tierIds: [tiers[0]!.id, tiers[2]!.id] })).toEqual(['Ann', 'Cem', 'Dea']);
    expect(await named({ tierIds: [newId()] })).toEqual([]);
  });

  it('narrows to whose points can be used, end soon, or are owed', async () => {
    expect(await named({ points: 'some' })).toEqual(['Ann', 'Ben', 'Cem']);
    expect(await named({ points: 'ending' })).toEqual([]);
    await shop.db.$client.query(
      `update loyalty_lots set expires_on = business_day($1) + 30 where "left" > 0 and state = 'usable'
         and member_id in (select id from loyalty_members where customer_id = $2)`,
      [shop.now, people.Ben],
    );
    expect(await named({ points: 'ending' })).toEqual(['Ben']);
    expect(await named({ points: 'owed' })).toEqual([]);
  });

  it('offers the tiers by name, the lowest first, and neither tiers nor filters without a programme', async () => {
    const choices = () => listFilterChoices(shop.ctx('viewer'));
    expect((await choices()).tiers?.map(({ name }) => name)).toEqual(['Silver', 'Gold', 'Platinum']);
    await setRules({ isOn: false, tiers: TIERS });
    expect((await choices()).tiers).toBeNull();
    expect((await list({})).map(({ loyalty }) => loyalty.tier)).toEqual([null, null, null, null]);
    expect(await named({ tierIds: TIERS.map(({ id }) => id) })).toEqual([]);
  });
});
