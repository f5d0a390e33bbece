import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type TestShop } from '../testing/open-shop.ts';
import { addIdentity } from './add-identity.ts';
import { createCustomer } from './create-customer.ts';
import { editCustomer } from './edit-customer.ts';
import { getCustomer } from './get-customer.ts';
import { listCustomers } from './list-customers.ts';
import { recordConsent } from './record-consent.ts';
import { removeIdentity } from './remove-identity.ts';

let shop: TestShop;
let anna: string;
let boris: string;

beforeAll(async () => {
  shop = await openShop();
  const make = (name: string, phone: string) =>
    createCustomer(shop.ctx('owner'), { name, phone, channelId: shop.channels.web });
  anna = (await make('Anna', '+359888777001')).id;
  boris = (await make('Boris', '+359888777002')).id;
});

afterAll(() => shop.close());

async function trace() {
  const audit = await shop.db.$client.query<{ verb: string; before: unknown; after: unknown }>(
    'select verb, before, after from audit_log order by id desc limit 1',
  );
  const events = await shop.db.$client.query<{ kind: string; subject_id: string }>(
    'select kind, subject_id from events order by id desc limit 1',
  );
  return { audit: audit.rows[0], event: events.rows[0] };
}

async function search(text: string): Promise<string[]> {
  return (await listCustomers(shop.ctx(), { search: text })).rows.map((row) => row.id);
}

describe('writing about a customer', () => {
  it('changes what is said, leaves the rest, and is found by the new name', async () => {
    await editCustomer(shop.ctx('support'), { customerId: anna, name: 'Ánna Kirova', tags: ['vip', 'vip'] });
    await editCustomer(shop.ctx('support'), { customerId: anna, note: 'Calls after six.', locale: 'bg' });
    expect(await getCustomer(shop.ctx('viewer'), anna)).toMatchObject({
      name: 'Ánna Kirova',
      tags: ['vip'],
      note: 'Calls after six.',
      locale: 'bg',
    });
    expect(await search('anna kirova')).toEqual([anna]);
    expect(await search('777001')).toEqual([anna]);
    expect(await trace()).toMatchObject({
      audit: { verb: 'customer.write', before: { note: '' }, after: { note: 'Calls after six.' } },
      event: { kind: 'customer.changed', subject_id: anna },
    });
  });

  it('keeps no card number that is typed into a note', async () => {
    const note = (said: string) => `Pays from ${said} by hand.`;
    await editCustomer(shop.ctx('support'), { customerId: boris, note: note('6037 9971 2345 6783') });
    expect(await getCustomer(shop.ctx('viewer'), boris)).toMatchObject({ note: note('6037 99•• •••• 6783') });
    expect((await trace()).audit).toMatchObject({ after: { note: note('6037 99•• •••• 6783') } });
  });

  it('is not for viewers, nor for people who are not there', async () => {
    const change = { customerId: anna, name: 'X' };
    await expect(editCustomer(shop.ctx('viewer'), change)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const gone = { ...change, customerId: '00000000-0000-7000-8000-000000000000' };
    await expect(editCustomer(shop.ctx('owner'), gone)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a further way to recognise a customer', () => {
  it.each([
    ['phone', '۰۸۸ ۸۷۷ ۷۰۰۹', '+359888777009'],
    ['email', ' Anna@Example.ORG ', 'anna@example.org'],
    ['handle', '@Anna.K', 'anna.k'],
    ['loyalty_card', 'lc 100 200', 'LC100200'],
  ] as const)('is kept in one form: %s', async (kind, value, kept) => {
    const added = await addIdentity(shop.ctx('floor'), { customerId: anna, kind, value });
    expect(added).toMatchObject({ value: kept, others: 0 });
    expect(await search(kept)).toEqual([anna]);
    expect(await trace()).toMatchObject({
      audit: { after: { kind, value: kept } },
      event: { subject_id: anna },
    });
  });

  it.each([
    ['phone', '12'],
    ['email', 'anna at home'],
    ['handle', '@@'],
    ['loyalty_card', '1'],
  ] as const)('is refused where it is none: %s %s', async (kind, value) => {
    await expect(addIdentity(shop.ctx('floor'), { customerId: anna, kind, value })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'value' },
    });
  });

  it('may be shared by a family, is not kept twice, and can be taken away and brought back', async () => {
    const shared = { customerId: anna, kind: 'phone', value: '+359888777002' } as const;
    const added = await addIdentity(shop.ctx('floor'), shared);
    expect(added.others).toBe(1);
    await expect(addIdentity(shop.ctx('floor'), shared)).rejects.toMatchObject({ code: 'ALREADY_DONE' });
    expect((await getCustomer(shop.ctx(), boris))!.identities[0]).toMatchObject({ others: 1 });

    const removed = await removeIdentity(shop.ctx('floor'), { customerId: anna, identityId: added.id });
    expect(removed).toEqual(shared);
    expect(await search('777002')).toEqual([boris]);
    await expect(
      removeIdentity(shop.ctx('floor'), { customerId: anna, identityId: added.id }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('consent', () => {
  it('is a statement with proof; the newest holds and the older ones stay', async () => {
    const consent = { customerId: boris, purpose: 'marketing', way: 'sms' } as const;
    const at = (hours: number) => ({ now: new Date(shop.now.getTime() + hours * 3_600_000) });
    await recordConsent(shop.ctx('floor', at(1)), {
      ...consent,
      isGranted: true,
      proof: 'Signed at the till',
    });
    await recordConsent(shop.ctx('support', at(2)), {
      ...consent,
      isGranted: false,
      proof: 'Said so by phone',
    });
    const { consents } = (await getCustomer(shop.ctx('viewer'), boris))!;
    expect(consents.map(({ isGranted, hasProof, source }) => ({ isGranted, hasProof, source }))).toEqual([
      { isGranted: false, hasProof: true, source: 'The support' },
      { isGranted: true, hasProof: true, source: 'The floor' },
    ]);
    expect(await trace()).toMatchObject({
      audit: { after: { isGranted: false } },
      event: { subject_id: boris },
    });
  });

  it('is not written without proof or by a viewer', async () => {
    const consent = {
      customerId: boris,
      purpose: 'marketing',
      way: 'sms',
      isGranted: true,
      proof: ' ',
    } as const;
    await expect(recordConsent(shop.ctx('floor'), consent)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const viewed = { ...consent, proof: 'a letter' };
    await expect(recordConsent(shop.ctx('viewer'), viewed)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
