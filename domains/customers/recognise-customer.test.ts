import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '#db/client.ts';
import { newId } from '#lib/ids.ts';
import { openShop, type TestShop } from '../testing/open-shop.ts';
import { agreeNames } from './linking/agree-names.ts';
import { type IdentityClue, recogniseCustomer } from './recognise-customer.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const recognise = (name: string, ...clues: IdentityClue[]) =>
  inTransaction(shop.db, (tx) =>
    recogniseCustomer(
      tx,
      { name, clues, country: null, locale: null, channelId: shop.channels.web, source: 'web' },
      shop.now,
    ),
  );
const phone = (value: string): IdentityClue => ({ kind: 'phone', value });
const email = (value: string): IdentityClue => ({ kind: 'email', value });
const query = async <Row extends object>(text: string, values: unknown[] = []) =>
  (await shop.db.$client.query<Row>(text, values)).rows;
const share = (customerId: string | null, { kind, value }: IdentityClue) =>
  query(`insert into identities (id, customer_id, kind, value, source) values ($1, $2, $3, $4, 'test')`, [
    newId(),
    customerId,
    kind,
    value,
  ]);

describe('recognising who ordered', () => {
  it('knows a member of a family by the name in any script, and asks the next clue for the others', async () => {
    const home = phone('+359888000001');
    const ali = await recognise('علی کریمی', home);
    const mohammad = await recognise('محمد کریمی', email('m@shop.example'));
    await share(mohammad, home);
    expect(await recognise('Ali Karimi', home)).toBe(ali);
    expect(await recognise('Mohamed Karimi', home)).toBe(mohammad);
    const sara = await recognise('Sara Karimi', home, email('sara@shop.example'));
    expect([ali, mohammad]).not.toContain(sara);
    expect(await recognise('Sara Karimi', email('sara@shop.example'))).toBe(sara);
  });

  it('never by what belongs to nobody, nor by what the shop has blocked', async () => {
    expect(await recognise('Ana', email('noreply@portal.example'))).toBeNull();
    await query(
      `insert into blocked_identities (id, kind, value, added_by, added_at)
       values ($1, 'phone', '+359888000002', 'Test', now()), ($2, 'email', 'test@*', 'Test', now())`,
      [newId(), newId()],
    );
    expect(await recognise('Ana', phone('+359888000002'), email('test@portal.example'))).toBeNull();
    const ana = await recognise('Ana', phone('+359888000002'), email('ana@shop.example'));
    const boris = await recognise('Boris', phone('+359888000002'), email('boris@shop.example'));
    expect(ana).not.toBe(boris);
    expect(await query(`select from identities where value = '+359888000002'`)).toEqual([]);
  });

  it('by the order and the limits that the settings say', async () => {
    const one = await recognise('Iva', phone('+359888000003'));
    const other = await recognise('Eva', email('eva@shop.example'));
    const both = [phone('+359888000003'), email('eva@shop.example')] as const;
    expect(await recognise('', ...both)).toBe(one);
    await query(`delete from identities where customer_id = $1 and kind = 'email'`, [one]);
    await query(
      `insert into identity_rules (kind, priority, decides_alone, most_people)
       values ('email', 1, true, 8), ('phone', 2, false, 1)`,
    );
    expect(await recognise('', email('eva@shop.example'), phone('+359888000004'))).toBe(other);
    const stranger = await recognise('Zoya', phone('+359888000003'));
    expect([one, other]).not.toContain(stranger);
    await query('delete from identity_rules');
  });
});

describe('names that agree', () => {
  it.each([
    ['محمد کریمی', 'Mohammad Karimi', true],
    ['Мария Петрова', 'Maria Petrova', true],
    ['Ali Karimi', 'Reza Karimi', false],
    ['Mohammad Ali Karimi', 'Mohammad Reza Karimi', false],
    ['', '', false],
    ['Ana', 'Anna', true],
    ['Ana', 'Ana Petrova', false],
  ])('%s and %s: %s', (a, b, agree) => {
    expect(agreeNames(a, b)).toBe(agree);
    expect(agreeNames(b, a)).toBe(agree);
  });
});
