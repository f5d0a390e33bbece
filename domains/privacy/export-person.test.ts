import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCustomer } from '../customers/create-customer.ts';
import { recordConsent } from '../customers/record-consent.ts';
import { placeOrder } from '../orders/place-order.ts';
import { openShop, type TestShop } from '../testing/open-shop.ts';
import { exportPerson } from './export-person.ts';
import { NOT_EXPORTED, PERSONAL_TABLES } from './personal-tables.ts';

let shop: TestShop;
let mira: string;
let sara: string;

beforeAll(async () => {
  shop = await openShop();
  await shop.addVariant({ sku: 'CUP', units: 9 });
  const make = async (name: string, phone: string) =>
    (await createCustomer(shop.ctx('owner'), { name, phone, channelId: shop.channels.web })).id;
  mira = await make('Mira', '+359888777001');
  sara = await make('Sara', '+359888777002');
  for (const customerId of [mira, sara])
    await placeOrder(shop.ctx('owner'), {
      channelId: shop.channels.web,
      customerId,
      lines: [{ sku: 'CUP', quantity: 1 }],
      payment: { method: 'cash', amountMinor: 500 },
    });
  await recordConsent(shop.ctx('support'), {
    customerId: mira,
    purpose: 'marketing',
    way: 'sms',
    isGranted: false,
    proof: 'said so on the phone',
  });
});
afterAll(() => shop.close());

const namesOf = async (sql: string) =>
  (await shop.db.$client.query<{ name: string }>(sql)).rows.map(({ name }) => name);

describe('the export of one person', () => {
  it('holds everything of the person, and nothing of others', async () => {
    const { tables, number, format } = await exportPerson(shop.ctx('manager'), mira);
    expect({ number, format }).toEqual({ number: 1, format: 'pishkhan-person-1' });
    expect(tables.identities).toMatchObject([{ kind: 'phone', value: '+359888777001' }]);
    expect(tables.consents).toMatchObject([{ way: 'sms', is_granted: false, proof: 'said so on the phone' }]);
    expect(tables.suppressions).toMatchObject([{ way: 'sms', purpose: 'marketing', reason: 'refused' }]);
    expect(tables.orders).toHaveLength(1);
    expect(tables.order_lines).toMatchObject([{ sku: 'CUP', quantity: 1 }]);
    expect(tables.payments).toMatchObject([{ amount_minor: 500 }]);
    const text = JSON.stringify(tables);
    expect(text).not.toContain('777002');
    expect(text).not.toContain(sara);
  });

  it('is written down with who asked for it, and not given to everybody', async () => {
    const { rows } = await shop.db.$client.query(
      `select actor_name, subject_id, summary, after from audit_log where verb = 'customer.disclose'`,
    );
    expect(rows).toEqual([
      { actor_name: 'The manager', subject_id: mira, summary: { disclosed: 'everything' }, after: null },
    ]);
    await expect(exportPerson(shop.ctx('support'), mira)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const nobody = '00000000-0000-7000-8000-000000000000';
    await expect(exportPerson(shop.ctx('owner'), nobody)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('knows every table that names a person: a new one is exported, or left out for a reason', async () => {
    const naming = await namesOf(
      `select distinct c.relname as name from pg_attribute a
       join pg_class c on c.oid = a.attrelid and c.relkind = 'r' and c.relname <> 'customers'
       join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
       where a.attnum > 0 and not a.attisdropped and (a.attname ~ '(customer|person|member)_ids?$' or exists (
         select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f'
           and k.confrelid in ('customers'::regclass, 'loyalty_members'::regclass) and a.attnum = any (k.conkey)))
       order by 1`,
    );
    const known = [...PERSONAL_TABLES.map(({ table }) => table), ...Object.keys(NOT_EXPORTED)];
    expect(naming.filter((name) => !known.includes(name))).toEqual([]);
    expect(naming.length).toBeGreaterThan(20);
  });
});
