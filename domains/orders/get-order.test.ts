import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#lib/ids.ts';
import { openShop, type TestShop } from '../testing/open-shop.ts';
import { getCustomerChoice } from './counter/get-customer-choice.ts';
import { getQuote } from './counter/get-quote.ts';
import { listCustomerChoices } from './counter/list-customer-choices.ts';
import { listSellable } from './counter/list-sellable.ts';
import { editOrder } from './edit-order.ts';
import { getOrder } from './get-order.ts';
import { getOrderTimeline } from './get-order-timeline.ts';
import { listOrderChoices } from './lists/list-choices.ts';
import { placeOrder } from './place-order.ts';
import { shipOrder } from './ship-order.ts';

let shop: TestShop;
let orderId: string;
let shawl: { id: string; sku: string };

beforeAll(async () => {
  shop = await openShop();
  shawl = await shop.addVariant({ sku: 'SHAWL-RED', units: { north: 5, corner: 2 } });
  orderId = newId();
  await placeOrder(shop.ctx('owner'), {
    id: orderId,
    channelId: shop.channels.web,
    lines: [{ variantId: shawl.id, quantity: 3 }],
    customer: { name: 'Al Smith', phone: '+359888123456' },
    shippingAddress: { name: 'Al Smith', city: 'Sofia', country: 'BG' },
    shippingMinor: 500,
    payment: { method: 'card', amountMinor: 1000 },
  });
  const line = (await getOrder(shop.ctx(), orderId))!.lines[0]!;
  await editOrder(shop.ctx('owner', { now: later(1) }), {
    orderId,
    reason: 'One less',
    lines: [{ lineId: line.id, quantity: 2 }],
  });
  await shipOrder(shop.ctx('warehouse', { now: later(2) }), {
    orderId,
    shipmentId: newId(),
    lines: [{ lineId: line.id, quantity: 1 }],
    trackingNumber: 'T-1',
  });
});

afterAll(() => shop.close());

const later = (hours: number) => new Date(shop.now.getTime() + hours * 3_600_000);

describe('the page of an order', () => {
  it('tells where each unit of each line is', async () => {
    const order = await getOrder(shop.ctx('owner'), orderId);
    expect(order).toMatchObject({ status: 'part_shipped', version: 2, paymentStatus: 'part_paid' });
    expect(order?.lines).toMatchObject([
      {
        sku: 'SHAWL-RED',
        quantity: 2,
        picked: 1,
        shipped: 1,
        returned: 0,
        reserved: [{ locationName: 'North warehouse', quantity: 1 }],
      },
    ]);
    expect(order?.routing).toEqual({ reason: 'single', wholeAt: ['North warehouse'] });
    expect(order?.shipments).toMatchObject([{ trackingNumber: 'T-1', lines: [{ quantity: 1 }] }]);
    expect(order?.versions).toMatchObject([{ version: 1, reason: 'One less', lines: [{ quantity: 3 }] }]);
  });

  it('shows costs only to those who may see costs', async () => {
    expect((await getOrder(shop.ctx('owner'), orderId))?.lines[0]?.costMinor).toBe(1200);
    expect((await getOrder(shop.ctx('floor'), orderId))?.lines[0]?.costMinor).toBeNull();
  });

  it('tells its story newest first', async () => {
    const kinds = (await getOrderTimeline(shop.ctx('owner'), orderId)).map((entry) => entry.kind);
    expect(kinds[0]).toBe('order.shipped');
    expect(kinds.at(-1)).toBe('order.placed');
    expect(kinds).toContain('order.edited');
  });

  it('knows nothing of orders that are not there', async () => {
    expect(await getOrder(shop.ctx(), newId())).toBeUndefined();
    expect(await getOrder(shop.ctx(), 'nonsense')).toBeUndefined();
  });

  it('names what the list can be narrowed to', async () => {
    const choices = await listOrderChoices(shop.ctx('viewer'));
    expect(choices.countries).toEqual(['BG']);
    expect(choices.channels.map((channel) => channel.name)).toEqual(['Till', 'Web shop']);
    expect(choices.locations.map((place) => place.name)).toContain('Corner shop');
  });
});

describe('writing an order at the counter or on the phone', () => {
  it('finds goods by SKU in any case and says what is left where', async () => {
    const [found] = await listSellable(shop.ctx('floor'), { channelId: shop.channels.till, search: 'shawl' });
    expect(found).toMatchObject({ sku: 'SHAWL-RED', priceMinor: 1000, available: 5 });
    expect(found?.locations.map(({ name, available }) => [name, available])).toEqual([
      ['North warehouse', 3],
      ['Corner shop', 2],
    ]);
  });

  it('reckons the same total that placing the order gives', async () => {
    const lines = [{ variantId: shawl.id, quantity: 2, discountMinor: 150 }];
    const wish = { channelId: shop.channels.till, lines, shippingMinor: 300 };
    const quote = await getQuote(shop.ctx('floor'), wish);
    const placed = await placeOrder(shop.ctx('floor'), wish);
    expect(quote.totals.totalMinor).toBe(placed.totalMinor);
  });

  it('finds the person by parts of the name or the end of the phone', async () => {
    for (const search of ['smi al', '123456', '0888 123 456']) {
      const [found] = await listCustomerChoices(shop.ctx('floor'), search);
      expect(found).toMatchObject({ name: 'Al Smith', phone: '+359888123456' });
    }
    await expect(listCustomerChoices(shop.ctx('warehouse'), 'smith')).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('begins with the customer from whose page one comes', async () => {
    const [found] = await listCustomerChoices(shop.ctx('floor'), 'smith');
    expect(await getCustomerChoice(shop.ctx('floor'), found!.id)).toEqual(found);
    expect(await getCustomerChoice(shop.ctx('floor'), newId())).toBeNull();
    expect(await getCustomerChoice(shop.ctx('floor'), 'nobody')).toBeNull();
    await expect(getCustomerChoice(shop.ctx('warehouse'), found!.id)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('belongs to those who sell', async () => {
    const wish = { channelId: shop.channels.till, lines: [] };
    await expect(getQuote(shop.ctx('viewer'), wish)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
