import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type TestShop } from '../../testing/open-shop.ts';
import { mayContact } from '../consents/may-contact.ts';
import { createCustomer } from '../create-customer.ts';
import { recordConsent } from '../record-consent.ts';
import { changeMany } from './change-many.ts';

const SAID = {
  kind: 'consent',
  purpose: 'marketing',
  way: 'sms',
  proof: 'list of the fair, page 3',
} as const;

let shop: TestShop;
let ids: string[];

beforeAll(async () => {
  shop = await openShop();
  const people = ['One', 'Two', 'Three'].map((name, at) => ({ name, phone: `+35988877731${at}` }));
  ids = [];
  for (const person of people)
    ids.push((await createCustomer(shop.ctx('owner'), { ...person, channelId: shop.channels.web })).id);
  const { kind: _, ...said } = SAID;
  await recordConsent(shop.ctx('support'), { ...said, customerId: ids[2]!, isGranted: false });
});

afterAll(() => shop.close());

const later = (minutes: number) => new Date(shop.now.getTime() + minutes * 60_000);
const mayWrite = async (customerId: string, at: Date) =>
  (await mayContact(shop.ctx('support'), { customerId, purpose: 'marketing', way: 'sms', at })).may;

describe('consent of many people', () => {
  it('is written down for each with its proof, but never over what one of them refused', async () => {
    const told = await changeMany(shop.ctx('support', { now: later(1) }), {
      wanted: { ids },
      change: { ...SAID, isGranted: true },
    });
    expect(told).toEqual({ done: 2, left: 0, refused: 1 });
    expect(await Promise.all(ids.map((id) => mayWrite(id, later(2))))).toEqual([true, true, false]);
    const { rows } = await shop.db.$client.query(
      `select customer_id, is_granted, source from consents where purpose = 'marketing' and way = 'sms' order by id`,
    );
    expect(rows.map((row) => [ids.indexOf(row.customer_id), row.is_granted])).toEqual([
      [2, false],
      [0, true],
      [1, true],
    ]);
    const audits = await shop.db.$client.query(
      `select subject_id from audit_log where subject_id = any ($1::text[]) and at = $2`,
      [ids, later(1)],
    );
    expect(audits.rowCount).toBe(2);
  });

  it('is withdrawn for all at once, and holds at once', async () => {
    const gone = '00000000-0000-7000-8000-000000000000';
    const told = await changeMany(shop.ctx('support', { now: later(3) }), {
      wanted: { ids: [...ids, gone] },
      change: { ...SAID, isGranted: false },
    });
    expect(told).toEqual({ done: 3, left: 1, refused: 0 });
    expect(await Promise.all(ids.map((id) => mayWrite(id, later(4))))).toEqual([false, false, false]);
  });

  it('needs a proof, and somebody who may change customers', async () => {
    const change = { ...SAID, isGranted: true };
    await expect(
      changeMany(shop.ctx('support'), { wanted: { ids }, change: { ...change, proof: '' } }),
    ).rejects.toThrow();
    await expect(changeMany(shop.ctx('viewer'), { wanted: { ids }, change })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
