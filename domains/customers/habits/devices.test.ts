import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type TestShop } from '../../testing/open-shop.ts';
import { createCustomer } from '../create-customer.ts';
import { getHabits } from './get-habits.ts';

const TOLD = [
  '{"device":"iOS","library":"analytics-ios"}',
  '{"device":"ios"}',
  '{"library":"analytics.js"}',
  '{"library":"analytics-node"}',
  '{"library":"analytics.js","form":"phone"}',
  '{"device":"tablet","form":"phone"}',
  '{"device":"android","by":"Lena"}',
];

let shop: TestShop;
let id: string;

beforeAll(async () => {
  shop = await openShop();
  const person = { name: 'Devices', phone: '+359888777098', channelId: shop.channels.web };
  id = (await createCustomer(shop.ctx('owner'), person)).id;
});

afterAll(() => shop.close());

describe('the devices of a person', () => {
  it('are counted of what told one, and not of what staff wrote down', async () => {
    expect((await getHabits(shop.ctx('viewer'), id)).devices).toEqual({ shares: [], of: 0 });
    await shop.db.$client.query(
      `insert into touches (at, channel_id, kind, customer_id, detail)
       select $1, $2, 'view', $3, detail::jsonb from unnest($4::text[]) as detail`,
      [shop.now, shop.channels.web, id, TOLD],
    );
    const { devices, forms, contacts } = await getHabits(shop.ctx('viewer'), id);
    expect(devices).toEqual({
      shares: [
        { device: 'browser', count: 2 },
        { device: 'ios', count: 2 },
        { device: 'tablet', count: 1 },
      ],
      of: 5,
    });
    expect(forms).toEqual({
      shares: [
        { device: 'unknown', count: 4 },
        { device: 'phone', count: 1 },
        { device: 'tablet', count: 1 },
      ],
      of: 6,
    });
    expect(contacts.channels).toMatchObject([{ count: 6 }]);
  });
});
