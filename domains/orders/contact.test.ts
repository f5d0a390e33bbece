import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#lib/ids.ts';
import { getLabel } from '../fulfilment/packing/get-label.ts';
import { listPickups } from '../fulfilment/pickup/list-pickups.ts';
import { listFound } from '../inventory/list-found.ts';
import { openShop, type TestShop } from '../testing/open-shop.ts';
import { getCustomerChoice } from './counter/get-customer-choice.ts';
import { listCustomerChoices } from './counter/list-customer-choices.ts';
import { getOrder } from './get-order.ts';
import { getOrderTimeline } from './get-order-timeline.ts';
import { listOrders } from './list-orders.ts';
import { exportOrders } from './lists/export-orders.ts';
import { noteOrder } from './note-order.ts';
import { arrangePickup } from './pickup/arrange-pickup.ts';
import { placeOrder } from './place-order.ts';
import { findOrders } from './returns/desk/find-orders.ts';
import { shipOrder } from './ship-order.ts';

const PHONE = '+359888777042';
const MAIL = 'vera.hidden@example.org';
const SECRETS = [PHONE, '888777', 'hidden', 'example.org', '12 Vitosha', '1407'];

let shop: TestShop;
let orderId: string;
let customerId: string;

beforeAll(async () => {
  shop = await openShop();
  const shawl = await shop.addVariant({ sku: 'SHAWL', units: { north: 5, corner: 5 } });
  orderId = await place(shawl.id, {});
  await shop.db.$client.query(
    `insert into order_addresses (order_id, kind, name, phone, email, lines, city, postcode, country)
     values ($1, 'billing', 'Vera Dahl', $2, $3, '12 Vitosha', 'Sofia', '1407', 'BG')`,
    [orderId, PHONE, MAIL],
  );
  await noteOrder(shop.ctx('owner'), { orderId, note: `Ring ${PHONE} before`, tags: [] });
  await shop.db.$client.query(
    `insert into parcels (id, order_id, location_id, weight_grams, packed_by, packed_at) values ($1, $2, $3, 100, 'x', $4)`,
    [newId(), orderId, shop.places.north, shop.now],
  );
  customerId = (await getOrder(shop.ctx(), orderId))!.customer!.id;
  await shop.db.$client.query(
    `update locations set services = '{"ships":true,"pickup":true}' where id = $1`,
    [shop.places.corner],
  );
  const collected = await place(shawl.id, { number: 2 });
  await arrangePickup(shop.ctx('owner'), { orderId: collected, locationId: shop.places.corner });
});
afterAll(() => shop.close());

async function place(variantId: string, more: { number?: number }): Promise<string> {
  const id = newId();
  await placeOrder(shop.ctx('owner'), {
    id,
    channelId: shop.channels.web,
    lines: [{ variantId, quantity: more.number ?? 1 }],
    customer: { name: 'Vera Dahl', phone: PHONE, email: MAIL },
    shippingAddress: {
      ...{ name: 'Vera Dahl', phone: PHONE, email: MAIL },
      ...{ lines: '12 Vitosha', city: 'Sofia', postcode: '1407', country: 'BG' },
    },
  });
  return id;
}

const order = (role: 'viewer' | 'warehouse' | 'support') => getOrder(shop.ctx(role), orderId);
const shipping = async (role: 'viewer' | 'warehouse' | 'support') =>
  (await order(role))?.addresses.find(({ kind }) => kind === 'shipping');
const found = async (role: 'viewer' | 'warehouse' | 'support', search: string) =>
  (await listOrders(shop.ctx(role), { search })).rows.length;

async function allOf<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

describe('how to reach the person of an order', () => {
  it('is told to those who speak with people', async () => {
    expect(await shipping('support')).toMatchObject({ phone: PHONE, email: MAIL, isMasked: false });
    expect((await order('support'))?.note).toContain(PHONE);
    expect(await found('support', '888777042')).toBe(2);
  });

  it('leaves no query of orders whole for a viewer', async () => {
    const ctx = shop.ctx('viewer');
    const { rows: parcels } = await shop.db.$client.query<{ id: string }>('select id from parcels');
    const told = await Promise.all([
      getOrder(ctx, orderId),
      getOrderTimeline(ctx, orderId),
      listOrders(ctx, {}),
      listFound(ctx, 'vera'),
      listCustomerChoices(ctx, 'vera'),
      getCustomerChoice(ctx, customerId),
      getLabel(ctx, parcels[0]!.id),
      listPickups(ctx, { locationId: shop.places.corner }),
    ]);
    const text = JSON.stringify(told);
    for (const secret of SECRETS) expect(text, secret).not.toContain(secret);
    expect(await shipping('viewer')).toMatchObject({
      ...{ name: 'Vera Dahl', city: 'Sofia', phone: '••• 42', isMasked: true },
    });
    expect(told[3]).toMatchObject({ orders: [{}, {}], customers: [{ name: 'Vera Dahl', hint: '••• 42' }] });
    expect(told[7].rows).toMatchObject([{ customerName: 'Vera Dahl', phone: '••• 42' }]);
  });

  it('has nothing of it in the file of orders', async () => {
    const text = JSON.stringify(await allOf(exportOrders(shop.ctx('support'), {})));
    for (const secret of SECRETS) expect(text, secret).not.toContain(secret);
  });

  it('lets the warehouse read where a parcel goes as long as it has to be sent', async () => {
    const addresses = (await order('warehouse'))!.addresses;
    expect(addresses).toMatchObject([
      { kind: 'shipping', lines: '12 Vitosha', postcode: '1407', phone: PHONE, email: null, isMasked: false },
      { kind: 'billing', lines: '•••', postcode: '', phone: '••• 42', isMasked: true },
    ]);
    expect((await order('warehouse'))?.note).toContain(PHONE);
    const { rows: parcels } = await shop.db.$client.query<{ id: string }>('select id from parcels');
    expect((await getLabel(shop.ctx('warehouse'), parcels[0]!.id))?.to?.phone).toBe(PHONE);
    const sent = await place((await order('support'))!.lines[0]!.variantId!, {});
    await shipOrder(shop.ctx('warehouse'), { orderId: sent, shipmentId: newId() });
    const after = await getOrder(shop.ctx('warehouse'), sent);
    for (const secret of SECRETS) expect(JSON.stringify(after), secret).not.toContain(secret);
    await shop.db.$client.query('update orders set shipped_at = $2 where id = $1', [sent, shop.now]);
  });

  it('cannot be found out by searching for it', async () => {
    for (const search of ['888777042', '7042', MAIL, 'hidden', '+359 888 777']) {
      for (const role of ['viewer', 'warehouse'] as const) {
        expect(await found(role, search), `${role} ${search}`).toBe(0);
        expect((await listFound(shop.ctx(role), search)).orders, search).toEqual([]);
      }
      expect(await listCustomerChoices(shop.ctx('viewer'), search), search).toEqual([]);
    }
    expect(await found('viewer', 'vera')).toBe(3);
    expect(await found('warehouse', 'dahl shawl')).toBe(3);
    expect((await listOrders(shop.ctx('viewer'), { search: '7042' })).count.value).toBe(0);
  });

  it('finds the order of whoever stands at the desk and says a phone, without showing it', async () => {
    const rows = await findOrders(shop.ctx('warehouse'), '0888 777 042');
    expect(rows).toMatchObject([{ customerName: 'Vera Dahl' }]);
    for (const secret of SECRETS) expect(JSON.stringify(rows), secret).not.toContain(secret);
  });

  it('is told to programs by the scope to read customers', async () => {
    const key = (scopes: string[]) =>
      shop.ctx({ kind: 'api_key', id: 'k', name: 'k', scopes, channelId: null });
    const read = async (scopes: string[]) => JSON.stringify(await getOrder(key(scopes), orderId));
    expect(await read(['orders:read', 'customers:read'])).toContain(MAIL);
    expect(await read(['orders:read'])).not.toContain('888777');
    expect(await read(['orders:read', 'orders:write'])).toContain('12 Vitosha');
  });
});
