import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#lib/ids.ts';
import { writeFamilyBook } from '#scripts/bench/customers/link-book.ts';
import { openShop, type TestShop } from '../../testing/open-shop.ts';
import { blockIdentity, unblockIdentity } from './block-identity.ts';
import { getIdentitySettings } from './get-identity-settings.ts';
import { matchCustomer } from './match-customer.ts';
import { matchNewCustomers } from './match-new-customers.ts';
import { comparePeople } from './model/compare-people.ts';
import { findCandidates } from './model/find-candidates.ts';
import { fitWeights, gatherPatterns } from './model/fit-weights.ts';
import { preparePerson } from './model/prepare-person.ts';
import { saveIdentityRules } from './save-identity-rules.ts';

let shop: TestShop;

const query = async <Row extends object>(text: string, values: unknown[] = []) =>
  (await shop.db.$client.query<Row>(text, values)).rows;

async function add(name: string, phone: string): Promise<string> {
  const id = newId();
  await query('insert into customers (id, name) values ($1, $2)', [id, name]);
  await query(
    `insert into identities (id, customer_id, kind, value, source) values ($1, $2, 'phone', $3, 'test')`,
    [newId(), id, phone],
  );
  return id;
}

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

describe('a customer who is new', () => {
  it('is compared with those who share something, by what was learnt before', async () => {
    const prepared = writeFamilyBook(3, 40).people.map(preparePerson);
    const patterns = gatherPatterns();
    for (const [a, b] of findCandidates(prepared)) patterns.add(comparePeople(prepared[a]!, prepared[b]!));
    const known = await add('Mohammad Karimi', '+359888111222');
    expect(await matchNewCustomers(shop.ctx())).toBe(0);
    await query(
      `insert into link_runs (id, status, asked_by, asked_at, finished_at, weights)
       values ($1, 'done', 'Test', now(), now(), $2)`,
      [newId(), JSON.stringify(fitWeights(prepared, patterns.list()))],
    );
    await matchCustomer(shop.ctx(), { customerId: known });
    const same = await add('محمد کریمی', '+359888111222');
    const other = await add('Sara Petrova', '+359888111333');
    expect(await matchNewCustomers(shop.ctx())).toBe(2);
    const reviews = await query<{ a: string; b: string }>(
      'select first_id as a, second_id as b from link_reviews',
    );
    expect(reviews).toHaveLength(1);
    expect(Object.values(reviews[0]!).sort()).toEqual([known, same].sort());
    expect(Object.values(reviews[0]!)).not.toContain(other);
    expect(await matchNewCustomers(shop.ctx())).toBe(0);
    await expect(matchCustomer(shop.ctx('support'), { customerId: known })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

describe('the rules of identity', () => {
  it('are set by the owner, and blocked values are kept in the form in which they come', async () => {
    const { rules } = await getIdentitySettings(shop.ctx('manager'));
    expect(rules[0]).toEqual({ kind: 'external', decidesAlone: true, mostPeople: 8 });
    const turned = rules.toReversed();
    await expect(saveIdentityRules(shop.ctx('manager'), { rules: turned })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await saveIdentityRules(shop.ctx('owner'), { rules: turned });
    const { id, value } = await blockIdentity(shop.ctx('owner'), {
      kind: 'phone',
      value: '۰۸۸۸ ۱۱۱ ۲۲۲',
      reason: 'ours',
    });
    expect(value).toBe('+359888111222');
    await expect(
      blockIdentity(shop.ctx('owner'), { kind: 'phone', value: '0888111222' }),
    ).rejects.toMatchObject({ code: 'ALREADY_DONE' });
    const now = await getIdentitySettings(shop.ctx('manager'));
    expect(now.rules).toEqual(turned);
    expect(now.blocked).toMatchObject([{ kind: 'phone', value: '+359888111222', reason: 'ours' }]);
    await unblockIdentity(shop.ctx('owner'), { id });
    expect((await getIdentitySettings(shop.ctx('manager'))).blocked).toEqual([]);
  });
});
