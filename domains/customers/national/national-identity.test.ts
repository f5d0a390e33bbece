import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eraseCustomer } from '../../privacy/erase-customer.ts';
import { exportPerson } from '../../privacy/export-person.ts';
import { runErasure } from '../../privacy/run-erasure.ts';
import { openShop, type TestShop } from '../../testing/open-shop.ts';
import { addIdentity } from '../add-identity.ts';
import { createCustomer } from '../create-customer.ts';
import { getCustomer } from '../get-customer.ts';
import { listCustomers } from '../list-customers.ts';
import { removeIdentity } from '../remove-identity.ts';

const NUMBER = '7523169263';
const OTHER = '8032056031';
const IRANIAN = '0013542419';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

let phones = 500;
async function make(name: string, more: { phone?: string; nationalId?: string; country?: string } = {}) {
  phones += 1;
  const phone = more.phone ?? `+359888777${phones}`;
  return (await createCustomer(shop.ctx('owner'), { name, channelId: shop.channels.web, ...more, phone })).id;
}

const nationalOf = async (customerId: string) =>
  (
    await shop.db.$client.query<{ value: string; hint: string }>(
      `select value, hint from identities where customer_id = $1 and kind = 'national_id'`,
      [customerId],
    )
  ).rows;

/** Every column of words in the database in which a text stands. */
async function whereStands(text: string): Promise<string[]> {
  const { rows } = await shop.db.$client.query<{ table: string; column: string }>(
    `select format('%I.%I', n.nspname, c.relname) as table, quote_ident(a.attname) as column
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind = 'r' and n.nspname in ('public', 'pgboss')
       and a.atttypid in ('text'::regtype, 'varchar'::regtype, 'jsonb'::regtype, 'json'::regtype, 'text[]'::regtype)`,
  );
  const found: string[] = [];
  for (const { table, column } of rows) {
    const { rowCount } = await shop.db.$client.query(
      `select from ${table} where ${column}::text like $1 limit 1`,
      [`%${text}%`],
    );
    if (rowCount) found.push(`${table}.${column}`);
  }
  return found;
}

describe('a national number', () => {
  it('is kept as a keyed hash and two digits, and stands nowhere else', async () => {
    const id = await make('Known');
    const { others } = await addIdentity(shop.ctx('support'), {
      customerId: id,
      kind: 'national_id',
      value: `${NUMBER.slice(0, 6)} ${NUMBER.slice(6)}`,
    });
    expect(others).toBe(0);
    const [kept] = await nationalOf(id);
    expect(kept).toEqual({ value: expect.stringMatching(/^[0-9a-f]{64}$/), hint: '63' });
    expect(await whereStands(NUMBER)).toEqual([]);
    expect(await whereStands('Known')).toContain('public.customers.name');
    const { identities } = (await getCustomer(shop.ctx('owner'), id))!;
    expect(identities).toMatchObject([{ kind: 'phone' }, { kind: 'national_id', value: '••• 63' }]);
    expect((await listCustomers(shop.ctx('owner'), { search: kept!.value.slice(0, 12) })).rows).toEqual([]);
    const viewed = (await getCustomer(shop.ctx('viewer'), id))!;
    expect(viewed.identities.find((one) => one.kind === 'national_id')?.value).toBe('•••');
  });

  it('is refused with a wrong check digit, without a word of it', async () => {
    const id = await make('Wrong');
    const wrong = '7523169264';
    const refusal = await addIdentity(shop.ctx('support'), {
      customerId: id,
      kind: 'national_id',
      value: wrong,
    }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'INVALID_INPUT', details: { field: 'value', country: 'BG' } });
    expect(JSON.stringify(refusal, Object.getOwnPropertyNames(refusal))).not.toContain(wrong);
    await expect(make('Wrong', { nationalId: wrong })).rejects.toMatchObject({
      details: { reason: 'notAnIdentity', kind: 'national_id' },
    });
    await expect(
      addIdentity(shop.ctx('viewer'), { customerId: id, kind: 'national_id', value: OTHER }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is of the registry that is named, else of the customer’s country', async () => {
    const id = await make('Abroad', { country: 'IR' });
    await addIdentity(shop.ctx('support'), { customerId: id, kind: 'national_id', value: '۰۰۱۳۵۴۲۴۱۹' });
    await addIdentity(shop.ctx('support'), {
      customerId: id,
      kind: 'national_id',
      value: OTHER,
      country: 'BG',
    });
    expect((await nationalOf(id)).map(({ hint }) => hint).sort()).toEqual([IRANIAN.slice(-2), '31']);
    await expect(
      addIdentity(shop.ctx('support'), { customerId: id, kind: 'national_id', value: IRANIAN }),
    ).rejects.toMatchObject({ code: 'ALREADY_DONE', message: expect.stringContaining('••• 19') });
  });

  it('recognises a person by any phone, and keeps people with two numbers apart at one phone', async () => {
    const phone = '+359888777999';
    const first = await make('Ana', { phone, nationalId: '6101057509' });
    expect(await make('Ana', { nationalId: '6101057509' })).toBe(first);
    expect(await make('Ana', { phone })).toBe(first);
    const daughter = await make('Ana', { phone, nationalId: '7501020018' });
    expect(daughter).not.toBe(first);
    expect(await make('Ana', { nationalId: '7501020018' })).toBe(daughter);
    expect(await whereStands('6101057509')).toEqual([]);
  });

  it('is taken away, is in the copy for the person as its hash, and goes with an erasure', async () => {
    const id = await make('Erased', { nationalId: '7552010005' });
    const [kept] = await nationalOf(id);
    const { tables } = await exportPerson(shop.ctx('owner'), id);
    expect(tables.identities).toContainEqual(
      expect.objectContaining({ kind: 'national_id', value: kept!.value, hint: '05' }),
    );
    const { number, identities } = (await getCustomer(shop.ctx('owner'), id))!;
    const national = identities.find((one) => one.kind === 'national_id')!;
    await removeIdentity(shop.ctx('support'), { customerId: id, identityId: national.id });
    expect(await nationalOf(id)).toEqual([]);
    await addIdentity(shop.ctx('support'), { customerId: id, kind: 'national_id', value: '7552010005' });
    const { erasureId } = await eraseCustomer(shop.ctx('owner'), { customerId: id, number, reason: 'asked' });
    await runErasure(shop.ctx(), erasureId);
    expect(await nationalOf(id)).toEqual([]);
    expect(await whereStands(kept!.value)).toEqual([]);
  });
});
