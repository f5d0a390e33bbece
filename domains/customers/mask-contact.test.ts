import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type TestShop } from '../testing/open-shop.ts';
import { createCustomer } from './create-customer.ts';
import { editCustomer } from './edit-customer.ts';
import { getCustomer } from './get-customer.ts';
import { listCustomers } from './list-customers.ts';
import { listTimeline } from './list-timeline.ts';
import { maskText } from './mask-contact.ts';
import { recordConsent } from './record-consent.ts';

const PHONE = '+359888777042';

let shop: TestShop;
let customerId: string;

beforeAll(async () => {
  shop = await openShop();
  const who = { name: 'Éva 42nd', phone: PHONE, email: 'eva.private@example.org' };
  customerId = (await createCustomer(shop.ctx('owner'), { ...who, channelId: shop.channels.web })).id;
  await editCustomer(shop.ctx('owner'), { customerId, note: 'Sister: ۰۹۱۲ ۳۴۵ ۶۷۸۹, likes red' });
  await recordConsent(shop.ctx('owner'), {
    customerId,
    ...{ purpose: 'marketing', way: 'sms', isGranted: true, proof: `said so from ${PHONE}` },
  });
  await shop.db.$client.query(
    `insert into customer_addresses (id, customer_id, phone, lines, city, postcode, country)
     values (gen_random_uuid(), $1, $2, '12 Vitosha', 'Sofia', '1000', 'BG')`,
    [customerId, PHONE],
  );
  await shop.db.$client.query(
    `insert into touches (at, channel_id, kind, customer_id, detail)
     values ($1, $2, 'message', $3, '{"text":"Write to eva.private@example.org please"}')`,
    [shop.now, shop.channels.web, customerId],
  );
});

afterAll(() => shop.close());

const find = async (role: 'viewer' | 'support' | 'marketing' | 'floor', search: string) =>
  (await listCustomers(shop.ctx(role), { search })).rows;

describe('how to reach a person', () => {
  it('is told to those who speak with people', async () => {
    for (const role of ['owner', 'manager', 'floor', 'marketing', 'support'] as const) {
      const found = await getCustomer(shop.ctx(role), customerId);
      expect(found?.isMasked).toBe(false);
      expect(found?.identities.map((one) => one.value)).toContain(PHONE);
    }
    expect((await find('floor', '7042'))[0]).toMatchObject({ phone: PHONE });
  });

  it('leaves no query whole for a viewer', async () => {
    const ctx = shop.ctx('viewer');
    const told = await Promise.all([
      getCustomer(ctx, customerId),
      listCustomers(ctx, {}),
      listTimeline(ctx, { customerId }),
    ]);
    const text = JSON.stringify(told);
    for (const secret of [PHONE, '888777', 'private', 'example.org', 'Vitosha', '1000', '۰۹۱۲']) {
      expect(text).not.toContain(secret);
    }
    expect(told[0]).toMatchObject({
      isMasked: true,
      name: 'Éva 42nd',
      note: 'Sister: •••, likes red',
      addresses: [{ city: 'Sofia', phone: '••• 42' }],
    });
    expect(told[1].rows[0]).toMatchObject({ phone: '••• 42', email: 'e•••@•••' });
  });

  it('does not let a viewer find out a phone or an address by searching for it', async () => {
    for (const search of ['7042', '0888777042', 'private', 'example', '+359 888', 'pr']) {
      expect(await find('viewer', search), search).toEqual([]);
    }
    expect(await find('viewer', 'eva')).toHaveLength(1);
    expect(await find('viewer', '42')).toHaveLength(1);
    expect((await listCustomers(shop.ctx('viewer'), { search: '7042' })).count.value).toBe(0);
  });

  it('is found by the last digits as well, in any script, and where they begin with a zero', async () => {
    for (const search of ['7042', '۷۰۴۲', '٧٠٤٢', '7042 ', '042', '77 70 42']) {
      expect(await find('support', search), search).toHaveLength(1);
    }
    expect(await find('support', '0042')).toEqual([]);
    await createCustomer(shop.ctx('owner'), {
      ...{ name: 'Zero', phone: '+359888770042', channelId: shop.channels.web },
    });
    expect(await find('support', '0042')).toMatchObject([{ name: 'Zero' }]);
    expect(await find('support', '۰۰۴۲')).toMatchObject([{ name: 'Zero' }]);
  });

  it('is hidden in what somebody wrote, while prices and dates stay', () => {
    expect(maskText('call 0888 777 042 on 2026-03-10? 12,500 each')).toBe(
      'call ••• on 2026-03-10? 12,500 each',
    );
    expect(maskText('room 204, 15 March')).toBe('room 204, 15 March');
  });
});
