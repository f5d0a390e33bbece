import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#lib/ids.ts';
import { foldAll } from '#scripts/seed/write/fold-all.ts';
import { cancelOrder } from '../orders/cancel-order.ts';
import { placeOrder } from '../orders/place-order.ts';
import { returnOrder } from '../orders/return-order.ts';
import { shipOrder } from '../orders/ship-order.ts';
import { openShop, type TestShop } from '../testing/open-shop.ts';
import { createCustomer } from './create-customer.ts';
import { getCustomer } from './get-customer.ts';
import { getCustomerValue } from './get-customer-value.ts';
import { getHabits } from './habits/get-habits.ts';
import { listBought } from './habits/list-bought.ts';
import { listWaiting } from './habits/list-waiting.ts';
import { listCustomerOrders } from './list-customer-orders.ts';
import { listTimeline, type TimelineEntry } from './list-timeline.ts';
import { addNote } from './notes/add-note.ts';

// Other tests' transactions on the same server hold a fold back.
const PATIENCE_MS = 90_000;

const HOUR_MS = 3_600_000;
const ANNA = { name: 'Anna', phone: '+359888777001' };

let shop: TestShop;
let customerId: string;
let orderIds: string[];

beforeAll(async () => {
  shop = await openShop();
  const shawl = await shop.addVariant({ sku: 'SHAWL-RED', units: 100 });
  const at = (hours: number) => shop.ctx('owner', { now: new Date(shop.now.getTime() + hours * HOUR_MS) });
  customerId = (await createCustomer(shop.ctx('owner'), { ...ANNA, channelId: shop.channels.web })).id;
  orderIds = [];
  for (const [hours, place, quantity] of [
    [1, 'web', 2],
    [2, 'till', 1],
    [3, 'web', 1],
  ] as const) {
    const { id } = await placeOrder(at(hours), {
      channelId: shop.channels[place],
      lines: [{ variantId: shawl.id, quantity }],
      customer: ANNA,
      ...(hours === 1 ? { payment: { method: 'card', amountMinor: 2_400 } } : {}),
    });
    orderIds.push(id);
  }
  await shipOrder(at(4), { orderId: orderIds[0]!, shipmentId: newId() });
  await foldAll(shop.db.$client, PATIENCE_MS);
  const { rows } = await shop.db.$client.query<{ id: string }>(
    'select id from order_lines where order_id = $1',
    [orderIds[0]],
  );
  await returnOrder(at(5), {
    orderId: orderIds[0]!,
    returnId: newId(),
    locationId: shop.places.corner,
    lines: [{ lineId: rows[0]!.id, quantity: 1, condition: 'new', disposition: 'shelf' }],
  });
  await shop.db.$client.query(
    `insert into touches (at, channel_id, kind, customer_id, order_id, detail)
     select $1::timestamptz + n * interval '1 minute', $2::uuid, case n % 3 when 0 then 'cart' when 1 then 'view' else 'message' end,
       $3::uuid, null::uuid, case n % 3 when 2 then '{"text":"Is it warm?"}'::jsonb else '{"sku":"SHAWL-RED"}' end
     from generate_series(1, 60) n
     union all select $1, $2, 'purchase', $3, $4::uuid, '{}'`,
    [shop.now, shop.channels.web, customerId, orderIds[0]],
  );
});

afterAll(() => shop.close());

describe('what a customer has been worth', () => {
  it('is right at once, with what the sums do not have yet, and equals its channels', async () => {
    const value = await getCustomerValue(shop.ctx('owner'), customerId);
    expect(value).toMatchObject({
      orders: 3,
      grossMinor: 4_000,
      netMinor: 3_000,
      averageOrderMinor: 1_333,
      looseMinor: 0,
      channels: [
        { name: 'Web shop', orders: 2, netMinor: 2_000 },
        { name: 'Till', orders: 1, netMinor: 1_000 },
      ],
    });
    expect(value.cm1Minor).toBe(3_000 - 3 * 600);
    expect(value.firstOrderAt).toBe(new Date(shop.now.getTime() + HOUR_MS).toISOString());
  });

  it('forgets the day of an order that was cancelled', async () => {
    const someone = { name: 'Vera', phone: '+359888777066' };
    const variant = await shop.addVariant({ sku: 'SCARF', units: 10 });
    const [kept, dropped] = [1, 9].map((hours) => new Date(shop.now.getTime() + hours * HOUR_MS));
    const place = (now: Date) =>
      placeOrder(shop.ctx('owner', { now }), {
        channelId: shop.channels.web,
        lines: [{ variantId: variant.id, quantity: 1 }],
        customer: someone,
      });
    await place(kept!);
    const { id: orderId } = await place(dropped!);
    await cancelOrder(shop.ctx('owner', { now: dropped! }), { orderId, reason: 'changed their mind' });
    const { id } = await createCustomer(shop.ctx('owner'), { ...someone, channelId: shop.channels.web });
    const value = await getCustomerValue(shop.ctx('owner'), id);
    expect(value).toMatchObject({ orders: 1, lastOrderAt: kept!.toISOString() });
  });

  it('tells margins only to those who may see costs', async () => {
    const value = await getCustomerValue(shop.ctx('marketing'), customerId);
    expect(value).toMatchObject({ netMinor: 3_000, cm1Minor: null, cm2Minor: null });
  });

  it('is nothing for somebody who never bought', async () => {
    const made = await createCustomer(shop.ctx('owner'), {
      name: 'New',
      phone: '+359888777055',
      channelId: shop.channels.web,
    });
    const value = await getCustomerValue(shop.ctx('owner'), made.id);
    expect(value).toMatchObject({
      orders: 0,
      netMinor: 0,
      averageOrderMinor: null,
      lastOrderAt: null,
      channels: [],
    });
  });
});

describe('what is open with a customer', () => {
  it('are orders that are not finished or not paid, and returns without a refund', async () => {
    const orders = await listCustomerOrders(shop.ctx('support'), customerId);
    expect(orders.newest.map((order) => order.id)).toEqual([...orderIds].reverse());
    expect(orders.open.map((order) => order.id)).toEqual([orderIds[2], orderIds[1]]);
    expect(orders.open[0]!.dueMinor).toBe(orders.open[0]!.totalMinor);
    expect(orders.openReturns).toMatchObject([{ orderId: orderIds[0] }]);
  });
});

describe('what a customer waits for', () => {
  it('are open carts, and words that nobody answered', async () => {
    const { id } = await createCustomer(shop.ctx('owner'), {
      ...{ name: 'Waits', phone: '+359888777088', channelId: shop.channels.web },
    });
    const hours = (count: number) => new Date(shop.now.getTime() + count * HOUR_MS);
    const say = (kind: string, at: Date, detail: object) =>
      shop.db.$client.query(
        'insert into touches (at, channel_id, kind, customer_id, detail) values ($1, $2, $3, $4, $5)',
        [at, shop.channels.web, kind, id, JSON.stringify(detail)],
      );
    await shop.db.$client.query(
      `insert into carts (id, channel_id, source_id, holder, customer_id, status, currency, units, value_minor, lines,
         opened_at, last_activity_at, closed_at)
       select gen_random_uuid(), $1, gen_random_uuid(), status || ':' || days, $2, status, 'EUR', 2, 2000, '[]', at, at, case when status <> 'open' then at end
       from (values ('open', 1), ('open', 40), ('expired', 2)) as c (status, days),
         lateral (select $3::timestamptz - days * interval '1 day' as at) moment`,
      [shop.channels.web, id, shop.now],
    );
    expect((await listWaiting(shop.ctx('viewer'), id)).carts).toMatchObject([
      { units: 2, valueMinor: 2_000, currency: 'EUR', channel: { name: 'Web shop' } },
    ]);
    await say('message', hours(-900), { text: 'long ago' });
    await say('message', hours(-40), { text: 'Where is it? Call 0888 777 088' });
    await say('view', hours(-30), { text: 'SHAWL-RED' });
    expect((await listWaiting(shop.ctx('support'), id)).contacts).toMatchObject([
      { kind: 'message', about: 'Where is it? Call 0888 777 088', channel: { name: 'Web shop' } },
    ]);
    expect((await listWaiting(shop.ctx('viewer'), id)).contacts[0]?.about).toBe('Where is it? Call •••');
    await say('call', hours(-20), { text: 'told her', by: 'Lena' });
    expect((await listWaiting(shop.ctx('support'), id)).contacts).toEqual([]);
    await say('message', hours(-10), { text: 'Thanks, and the blue one?' });
    expect((await listWaiting(shop.ctx('support'), id)).contacts).toHaveLength(1);
    await addNote(shop.ctx('support'), { customerId: id, text: 'wrote back' });
    expect((await listWaiting(shop.ctx('support'), id)).contacts).toEqual([]);
    await expect(listWaiting(shop.ctx('warehouse'), id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(getHabits(shop.ctx('warehouse'), id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe("a customer's story", () => {
  const read = (more: Partial<Parameters<typeof listTimeline>[1]> = {}) =>
    listTimeline(shop.ctx('viewer'), { customerId, ...more });

  it('holds touches, orders and returns of all channels, the newest first, each once', async () => {
    const { entries, after } = await read({ limit: 200 });
    expect(after).toBeNull();
    expect(entries).toHaveLength(60 + 3 + 1);
    expect(entries.map((entry) => entry.at)).toEqual(
      entries
        .map((entry) => entry.at)
        .sort()
        .reverse(),
    );
    expect(entries[0]).toMatchObject({ kind: 'return', orderId: orderIds[0], units: 1 });
    expect(entries[1]).toMatchObject({
      kind: 'order',
      status: 'reserved',
      units: 1,
      channel: { name: 'Web shop' },
    });
    expect(entries.find((entry) => entry.kind === 'message')).toMatchObject({ about: 'Is it warm?' });
  });

  it('is read page by page without a gap or a repeat', async () => {
    const { entries: all } = await read({ limit: 200 });
    const seen: TimelineEntry[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page = await read({ limit: 7, after });
      seen.push(...page.entries);
      after = page.after;
    }
    expect(seen).toEqual(all);
  });

  it('holds what was seen on a device of theirs, but not on one that several people use', async () => {
    const other = await createCustomer(shop.ctx('owner'), {
      ...{ name: 'Boris', phone: '+359888777099', channelId: shop.channels.web },
    });
    const own = (id: string, value: string) =>
      shop.db.$client.query(
        `insert into identities (id, customer_id, kind, value, source) values ($1, $2, 'device', $3, 'Web shop')`,
        [newId(), id, value],
      );
    await own(other.id, 'phone-of-boris');
    await own(other.id, 'tablet-of-all');
    await own(customerId, 'tablet-of-all');
    await shop.db.$client.query(
      `insert into touches (at, channel_id, kind, anonymous_id, detail)
       select $1, $2, kind, device, '{"sku":"SHAWL-RED"}' from (values ('view', 'phone-of-boris'), ('cart', 'tablet-of-all'),
         ('view', 'phone-of-nobody')) as t (kind, device)`,
      [shop.now, shop.channels.web],
    );
    const { entries } = await read({ customerId: other.id });
    expect(entries).toMatchObject([{ kind: 'view', about: 'SHAWL-RED', channel: { name: 'Web shop' } }]);
  });

  it('can be narrowed to channels and to days of the business', async () => {
    const { entries } = await read({ channelIds: [shop.channels.till], limit: 200 });
    expect(entries).toMatchObject([{ kind: 'order', channel: { name: 'Till' } }]);
    expect((await read({ from: '2026-03-10', to: '2026-03-10', limit: 200 })).entries).toHaveLength(64);
    expect((await read({ to: '2026-03-09' })).entries).toEqual([]);
    expect((await read({ from: '2026-03-11' })).entries).toEqual([]);
  });

  it('tells where and when the person comes, with what that rests on', async () => {
    const habits = await getHabits(shop.ctx('viewer'), customerId);
    expect(habits.orders).toMatchObject({ most: { value: { name: 'Web shop' }, count: 2, of: 3 } });
    expect(habits.contacts).toMatchObject({ channels: [{ name: 'Web shop', count: 60 }] });
    // Noon in Sofia is ten o'clock in UTC.
    expect(habits.hours).toMatchObject({ of: 63, value: expect.any(Number) });
    expect([11, 12]).toContain(habits.hours?.value);
    const nobody = await getHabits(shop.ctx('viewer'), '00000000-0000-7000-8000-000000000000');
    expect(nobody).toMatchObject({ orders: { channels: [], most: null }, hours: null });
  });

  it('tells what the person buys most, and what goes with it', async () => {
    const product = async (sku: string) => {
      const { rows } = await shop.db.$client.query<{ id: string }>(
        'select product_id as id from variants where sku = $1',
        [sku],
      );
      return rows[0]!.id;
    };
    await shop.addVariant({ sku: 'GLOVES', units: 1 });
    await shop.addVariant({ sku: 'SOCKS', units: 1 });
    const own = await product('SHAWL-RED');
    for (const [sku, buyers] of [
      ['GLOVES', 9],
      ['SOCKS', 4],
    ] as const) {
      await shop.db.$client.query(
        'insert into product_affinities select least($1::uuid, $2), greatest($1::uuid, $2), $3',
        [own, await product(sku), buyers],
      );
    }
    const bought = await listBought(shop.ctx('viewer'), customerId);
    expect(bought).toMatchObject({ orders: 3, goods: [{ sku: 'SHAWL-RED', orders: 3, units: 3 }] });
    expect(bought.suggested).toMatchObject([{ productId: await product('GLOVES'), buyers: 9 }]);
    await expect(listBought(shop.ctx('warehouse'), customerId)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('can be narrowed to kinds', async () => {
    const { entries } = await read({ kinds: ['order', 'cart'], limit: 200 });
    expect(new Set(entries.map((entry) => entry.kind))).toEqual(new Set(['order', 'cart']));
    expect(entries).toHaveLength(23);
  });
});

describe('a customer', () => {
  it('is nobody for an unknown or senseless id, and closed to the warehouse', async () => {
    expect(await getCustomer(shop.ctx(), '00000000-0000-7000-8000-000000000000')).toBeNull();
    expect(await getCustomer(shop.ctx(), 'nonsense')).toBeNull();
    await expect(getCustomer(shop.ctx('warehouse'), customerId)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(listTimeline(shop.ctx('warehouse'), { customerId })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
