import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addChannel } from '#domains/channels/add-channel.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { recordPayment } from '#domains/orders/record-payment.ts';
import { shipOrder } from '#domains/orders/ship-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { foldAll } from '#scripts/seed/write/fold-all.ts';
import { addCost } from '../add-cost.ts';
import { recordSpend } from '../record-spend.ts';
import { saveParcelTariffs } from '../save-parcel-tariffs.ts';
import { setFees } from '../set-fees.ts';
import { listMissingCosts } from './list-missing-costs.ts';
import { GOODS } from './queries.ts';

// Other tests' transactions on the same server hold a fold back.
const PATIENCE_MS = 90_000;

let shop: TestShop;
const TRANSFER = { name: 'Transfer', paymentMethod: 'transfer' };
const MARCH = { from: '2026-03-01', to: '2026-03-31' };

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const missing = async (kind: string) =>
  (await listMissingCosts(shop.ctx('manager'), MARCH))
    .filter((one) => one.kind === kind)
    .map(({ name, channelName, count, amountMinor }) => ({ name, channelName, count, amountMinor }));
const nameOf = async (channelId: string) =>
  (await shop.db.$client.query<{ name: string }>('select name from channels where id = $1', [channelId]))
    .rows[0]!.name;

describe('costs that are missing', () => {
  it('are goods sold without a cost, and channels without fees and shipping, with the sales behind them', async () => {
    await shop.addVariant({ sku: 'VASE', units: 9, costMicros: null });
    const order = { channelId: shop.channels.web, lines: [{ sku: 'VASE', quantity: 2 }] };
    const payment = { method: 'card', amountMinor: 2_400 };
    await placeOrder(shop.ctx('floor'), { ...order, payment });
    const channelName = await nameOf(shop.channels.web);
    await foldAll(shop.db.$client, PATIENCE_MS);
    expect(await missing('goods')).toMatchObject([{ channelName, count: 2, amountMinor: 2_000 }]);
    expect(await missing('fees')).toEqual([{ name: null, channelName, count: 1, amountMinor: 2_000 }]);
    expect(await missing('shipping')).toEqual([{ name: null, channelName, count: 1, amountMinor: 2_000 }]);
    await setFees(shop.ctx('owner'), {
      channelId: shop.channels.web,
      validFrom: '2026-01-01',
      fees: [TRANSFER],
    });
    expect(await missing('fees')).toEqual([]);
    await shop.db.$client.query('select fold_board()');
    expect(await missing('method')).toEqual([{ name: 'card', channelName, count: 1, amountMinor: 2_400 }]);
    const both = [TRANSFER, { name: 'Card', paymentMethod: 'card', basisPoints: 0 }];
    await setFees(shop.ctx('owner'), { channelId: shop.channels.web, validFrom: '2026-01-01', fees: both });
    expect(await missing('method')).toEqual([]);
  });

  it('are lines under a code that no product has, beside goods without a cost', async () => {
    await shop.db.$client.query(
      `insert into product_days (product_id, channel_id, day, units, units_without_cost, gross_minor)
       values (null, $1, '2026-03-04', 3, 3, 900)`,
      [shop.channels.web],
    );
    const channelName = await nameOf(shop.channels.web);
    expect(await missing('unknown')).toEqual([{ name: null, channelName, count: 3, amountMinor: 900 }]);
    expect(await missing('goods')).toMatchObject([{ channelName, count: 2 }]);
    await shop.db.$client.query('delete from product_days where product_id is null');
    expect(await missing('unknown')).toEqual([]);
  });

  it('are ways of paying that came later too, of the orders of the days', async () => {
    await setFees(shop.ctx('owner'), {
      channelId: shop.channels.web,
      validFrom: '2026-01-01',
      fees: [TRANSFER],
    });
    const order = { channelId: shop.channels.web, lines: [{ sku: 'VASE', quantity: 1 }] };
    const { id: orderId } = await placeOrder(shop.ctx('floor'), order);
    await shop.db.$client.query('select fold_board()');
    await recordPayment(shop.ctx('floor'), { orderId, method: 'voucher', amountMinor: 200 });
    await recordPayment(shop.ctx('floor'), { orderId, method: 'later', amountMinor: 500 });
    await recordPayment(shop.ctx('floor'), { orderId, method: 'later', amountMinor: 500 });
    await shop.db.$client.query('select fold_board()');
    expect(await missing('method')).toMatchObject([
      { name: 'card', count: 1, amountMinor: 2_400 },
      { name: 'later', count: 2, amountMinor: 1_000 },
    ]);
    await setFees(shop.ctx('owner'), {
      channelId: shop.channels.web,
      validFrom: '2026-01-01',
      fees: [TRANSFER, { name: 'Any', paymentMethod: null, basisPoints: 0 }],
    });
    expect(await missing('method')).toEqual([]);
  });

  it('are goods of any days, whether they make whole months or not', async () => {
    const { rows } = await shop.db.$client.query<{ from: string; to: string; count: number; net: number }>(
      `with wanted as (
         select (date '2025-12-28' + a)::text as from, (date '2025-12-28' + b)::text as to
         from generate_series(0, 100, 3) a, generate_series(0, 130, 7) b where a <= b
       ), sold as (
         insert into product_days (product_id, channel_id, day, units, units_without_cost, gross_minor)
         select product_id, $1, day::date, 2, extract(day from day)::integer % 3, 1000 + extract(doy from day)::integer
         from generate_series(date '2025-12-01', date '2026-05-31', interval '1 day') day, variants where sku = 'VASE'
         on conflict (day, product_id, channel_id) do update set units_without_cost = 1
         returning day, units_without_cost as units, gross_minor - discounts_minor - returns_minor as net
       )
       select w.from, w.to, sum(s.units)::integer as count, sum(s.net)::integer as net from wanted w
       join sold s on s.day between w.from::date and w.to::date and s.units <> 0 group by 1, 2`,
      [shop.channels.web],
    );
    expect(rows.length).toBeGreaterThan(300);
    for (const { from, to, count, net } of rows) {
      const goods = (await shop.db.$client.query(`${GOODS} limit 20`, [from, to, null])).rows;
      expect(goods, `${from} to ${to}`).toMatchObject([{ count, amountMinor: net }]);
    }
    await shop.db.$client.query(`delete from product_days`);
    expect((await shop.db.$client.query('select from costless_months where units <> 0')).rowCount).toBe(0);
  });

  it('are parcels that no tariff fitted', async () => {
    await saveParcelTariffs(shop.ctx('manager'), {
      tariffs: [{ country: 'DE', shippingMinor: 500, validFrom: '2026-01-01' }],
    });
    const order = await placeOrder(shop.ctx('floor'), {
      channelId: shop.channels.web,
      lines: [{ sku: 'VASE', quantity: 1 }],
    });
    await shipOrder(shop.ctx('warehouse'), { orderId: order.id, shipmentId: newId() });
    expect(await missing('parcels')).toMatchObject([{ count: 1, amountMinor: null }]);
    expect(await missing('shipping')).toEqual([]);
  });

  it('are campaigns that brought clicks, until their spend is told', async () => {
    const touch = (campaign: string | null, kind: string) =>
      shop.db.$client.query(
        `insert into touches (at, channel_id, kind, campaign) values ('2026-03-05T10:00:00Z', $1, $2, $3)`,
        [shop.channels.web, kind, campaign],
      );
    for (const name of ['Spring', 'Spring', 'Letters', null]) {
      await touch(name, name === 'Letters' ? 'visit' : 'ad_click');
    }
    expect(await missing('campaign')).toMatchObject([{ name: 'Spring', count: 2 }]);
    const day = {
      platform: 'google',
      campaign: 'Spring',
      day: '2026-03-04',
      amountMinor: 100,
      currency: 'EUR',
    };
    await recordSpend(shop.ctx('owner'), { rows: [{ ...day, channel: 'web' }] });
    expect(await missing('campaign')).toEqual([]);
  });

  it('are monthly costs that stopped, and currencies without a rate', async () => {
    const rent = {
      kind: 'rent' as const,
      channelId: shop.channels.till,
      currency: 'EUR',
      amountMinor: 90_000,
    };
    await addCost(shop.ctx('manager'), { ...rent, day: '2026-02-01' });
    expect(await missing('fixed')).toMatchObject([{ name: 'rent', amountMinor: 90_000 }]);
    await addCost(shop.ctx('manager'), { ...rent, day: '2026-03-01' });
    expect(await missing('fixed')).toEqual([]);
    await addChannel(shop.ctx('owner'), { slug: 'abroad', name: 'Abroad', kind: 'web', currency: 'USD' });
    expect(await missing('rate')).toMatchObject([{ name: 'USD', channelName: 'Abroad' }]);
  });

  it('are shown to those who may see costs', async () => {
    await expect(listMissingCosts(shop.ctx('floor'), MARCH)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
