import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type TestShop } from '../../testing/open-shop.ts';
import { addIdentity } from '../add-identity.ts';
import { createCustomer } from '../create-customer.ts';
import { editCustomer } from '../edit-customer.ts';
import { getCustomer } from '../get-customer.ts';
import { listCustomers } from '../list-customers.ts';
import { recordConsent } from '../record-consent.ts';
import { FACT_TABLES, FOLLOWING_TABLES } from './fact-tables.ts';
import { mergeCustomers } from './merge-customers.ts';
import { unmergeCustomers } from './unmerge-customers.ts';

let shop: TestShop;
let minute = 0;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

/** Each deed a minute after the last. */
const by = (role: 'owner' | 'support' | 'viewer' | 'floor') =>
  shop.ctx(role, { now: new Date(shop.now.getTime() + ++minute * 60_000) });
const make = async (name: string, phone: string) =>
  (await createCustomer(by('owner'), { name, phone, channelId: shop.channels.web })).id;
const query = async <Row extends object>(text: string, values: unknown[] = []) =>
  (await shop.db.$client.query<Row>(text, values)).rows;
const marketing = async (customerId: string) =>
  (await getCustomer(by('support'), customerId))!.consents.find(({ purpose }) => purpose === 'marketing');
const agree = (customerId: string, isGranted: boolean) =>
  recordConsent(by('support'), {
    ...{ customerId, purpose: 'marketing' as const, way: 'email' as const },
    ...{ isGranted, proof: 'said so on the phone' },
  });

describe('two customers who are one', () => {
  it('are shown as one, and as two again with all that was theirs', async () => {
    const mira = await make('Mira', '+359888777101');
    const petrova = await make('M. Petrova', '+359888777102');
    await editCustomer(by('support'), { customerId: petrova, note: 'Wants invoices.', tags: ['b2b'] });
    const before = [await getCustomer(by('support'), mira), await getCustomer(by('support'), petrova)];

    const { id: mergeId } = await mergeCustomers(by('support'), { survivorId: mira, mergedId: petrova });
    const one = (await getCustomer(by('support'), mira))!;
    expect(one).toMatchObject({ name: 'Mira', note: 'Wants invoices.', tags: ['b2b'] });
    expect(one.identities.map(({ value }) => value)).toEqual(['+359888777101', '+359888777102']);
    expect((await getCustomer(by('support'), petrova))!.mergedInto).toBe(mira);
    const found = await listCustomers(by('support'), { search: '777102' });
    expect(found.rows.map(({ id }) => id)).toEqual([mira]);
    const [audit] = await query('select verb, subject_id from audit_log order by id desc limit 1');
    expect(audit).toEqual({ verb: 'customer.merge', subject_id: mira });
    const events = await query(
      `select subject_id from events where kind = 'customer.changed' order by id desc limit 2`,
    );
    expect(events.map((event) => Object.values(event)[0]).sort()).toEqual([mira, petrova].sort());

    expect(await unmergeCustomers(by('support'), { mergeId })).toMatchObject({ misplaced: 0 });
    expect([await getCustomer(by('support'), mira), await getCustomer(by('support'), petrova)]).toEqual(
      before,
    );
    expect(await query('select * from fact_origins')).toEqual([]);
    expect(await query('select * from customer_own')).toEqual([]);
    expect(await query('select status from link_reviews')).toEqual([{ status: 'different' }]);
  });

  it('have the stricter consent, until they are two again or say otherwise', async () => {
    const [willing, unwilling] = [await make('Ana', '+359888777201'), await make('Ana', '+359888777202')];
    await agree(unwilling, false);
    await agree(willing, true);
    const { id: mergeId } = await mergeCustomers(by('owner'), { survivorId: willing, mergedId: unwilling });
    expect(await marketing(willing)).toMatchObject({ isGranted: false, source: 'merge' });
    await unmergeCustomers(by('owner'), { mergeId });
    expect(await marketing(willing)).toMatchObject({ isGranted: true });
    expect(await marketing(unwilling)).toMatchObject({ isGranted: false });

    const again = await mergeCustomers(by('owner'), { survivorId: willing, mergedId: unwilling });
    await agree(willing, true);
    expect(await marketing(willing)).toMatchObject({ isGranted: true });
    await agree(willing, false);
    await unmergeCustomers(by('owner'), { mergeId: again.id });
    // Nobody knows which of the two it was who refused: it holds for both.
    expect(await marketing(willing)).toMatchObject({ isGranted: false });
    expect(await marketing(unwilling)).toMatchObject({ isGranted: false });
  });

  it('leave the family phone with each of them', async () => {
    const [father, son] = [await make('Ali', '+359888777301'), await make('Reza', '+359888777302')];
    await addIdentity(by('owner'), { customerId: son, kind: 'phone', value: '+359888777301' });
    const { id: mergeId } = await mergeCustomers(by('owner'), { survivorId: father, mergedId: son });
    expect((await getCustomer(by('support'), father))!.identities).toHaveLength(2);
    await unmergeCustomers(by('owner'), { mergeId });
    expect((await getCustomer(by('support'), son))!.identities).toHaveLength(2);
    expect((await getCustomer(by('support'), father))!.identities).toHaveLength(1);
  });

  it('ask whose a new phone is that came while they were one', async () => {
    const [one, other] = [await make('Iva', '+359888777401'), await make('Iva', '+359888777402')];
    const { id: mergeId } = await mergeCustomers(by('owner'), { survivorId: one, mergedId: other });
    await addIdentity(by('owner'), { customerId: one, kind: 'phone', value: '+359888777403' });
    expect(await unmergeCustomers(by('owner'), { mergeId })).toMatchObject({ misplaced: 1 });
    expect(
      await query('select table_name, customer_id, other_id from misplaced_facts where merge_id = $1', [
        mergeId,
      ]),
    ).toEqual([{ table_name: 'identities', customer_id: one, other_id: other }]);
  });

  it('are merged once, by those who may', async () => {
    const [one, other] = [await make('Eva', '+359888777501'), await make('Eva', '+359888777502')];
    const pair = { survivorId: one, mergedId: other };
    await expect(mergeCustomers(by('viewer'), pair)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(mergeCustomers(by('floor'), pair)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { id: mergeId } = await mergeCustomers(by('owner'), pair);
    await expect(mergeCustomers(by('owner'), pair)).rejects.toMatchObject({ code: 'ALREADY_DONE' });
    await expect(unmergeCustomers(by('floor'), { mergeId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await unmergeCustomers(by('owner'), { mergeId });
    await expect(unmergeCustomers(by('owner'), { mergeId })).rejects.toMatchObject({ code: 'ALREADY_DONE' });
    await expect(mergeCustomers(by('owner'), { survivorId: one, mergedId: one })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
});

describe('what belongs to customers', () => {
  it('follows a merge, whichever table it stands in', async () => {
    const columns = await query<{ table: string }>(
      `select distinct c.relname as "table" from pg_attribute a join pg_class c on c.oid = a.attrelid
       join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p') and not a.attisdropped and (
         a.attname = 'customer_id' or exists (
           select from pg_constraint k where k.contype = 'f' and k.conrelid = c.oid and a.attnum = any (k.conkey)
             and k.confrelid = 'customers'::regclass))
       order by 1`,
    );
    const known = [...FACT_TABLES.map(({ table }) => table), ...FOLLOWING_TABLES];
    expect(columns.map(({ table }) => table).filter((table) => !known.includes(table))).toEqual([]);
  });
});
