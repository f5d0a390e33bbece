import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_RULES, type RoutingRules } from '#domains/fulfilment/routing/rules.ts';
import { goLive } from '#domains/fulfilment/routing/versions/go-live.ts';
import { saveDraft } from '#domains/fulfilment/routing/versions/save-draft.ts';
import { updateLocation } from '#domains/fulfilment/update-location.ts';
import { adjustStock } from '#domains/inventory/adjust-stock.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { allocateOrder } from '../allocate-order.ts';
import { placeOrder } from '../place-order.ts';

let shop: TestShop;
const address = (city: string) => ({
  name: 'Mira',
  lines: '1 Street',
  city,
  region: '',
  postcode: '',
  country: 'BG',
});
const buy = async (city: string, sku = 'CUP') => {
  const { id } = await placeOrder(shop.ctx('floor'), {
    channelId: shop.channels.web,
    lines: [{ sku, quantity: 1 }],
    shippingAddress: address(city),
  });
  const { rows } = await shop.db.$client.query<{ code: string; routing: Record<string, unknown> }>(
    `select l.code, o.routing from orders o join locations l on l.id = o.location_id where o.id = $1`,
    [id],
  );
  return rows[0]!;
};
const live = async (rules: Partial<RoutingRules>) => {
  const { version } = await saveDraft(shop.ctx('owner'), { rules: { ...DEFAULT_RULES, ...rules } });
  await goLive(shop.ctx('owner'), { version });
  return version;
};
const criteria = (...names: RoutingRules['criteria'][number]['by'][]) =>
  names.map((by) => ({ by, tolerance: 0, weight: 1 }));

beforeAll(async () => {
  shop = await openShop();
  await shop.addVariant({ sku: 'CUP', units: { north: 50, south: 50 } });
  await updateLocation(shop.ctx(), {
    locationId: shop.places.north,
    position: { latitude: 42.7, longitude: 23.3 },
  });
  await updateLocation(shop.ctx(), {
    locationId: shop.places.south,
    position: { latitude: 43.2, longitude: 27.9 },
  });
});
afterAll(() => shop.close());

describe('an order that is taken', () => {
  it('goes to the first place by rank until somebody makes other rules live, and then by those at once', async () => {
    expect(await buy('Варна')).toMatchObject({ code: 'NORTH', routing: { reason: 'single' } });
    const version = await live({ criteria: criteria('parcels', 'distance') });
    const { code, routing } = await buy('Варна');
    expect(code).toBe('SOUTH');
    expect(routing).toMatchObject({
      version,
      by: 'rules',
      decidedBy: 'distance',
      chosen: { km: 1, locationIds: [shop.places.south] },
      runnerUp: { locationIds: [shop.places.north] },
    });
    expect(await buy('София')).toMatchObject({ code: 'NORTH' });
  });

  it('passes over a place that has had its orders of the day', async () => {
    await updateLocation(shop.ctx(), { locationId: shop.places.south, dailyOrders: 3 });
    expect(await buy('Варна')).toMatchObject({ code: 'SOUTH' });
    expect(await buy('Варна')).toMatchObject({ code: 'SOUTH' });
    const { code, routing } = await buy('Варна');
    expect(code).toBe('NORTH');
    expect(routing).toMatchObject({ excluded: [{ locationId: shop.places.south, reason: 'full' }] });
    await updateLocation(shop.ctx(), { locationId: shop.places.south, dailyOrders: null });
  });

  it('fills the day of every place that serves a part of it, also in one group', async () => {
    const { id: bowl } = await shop.addVariant({ sku: 'BOWL', units: { south: 30, north: 1 } });
    await shop.addVariant({ sku: 'DISH', units: { north: 5 } });
    await updateLocation(shop.ctx(), { locationId: shop.places.north, dailyOrders: null });
    const { rows: before } = await shop.db.$client.query<{ orders: number }>(
      `select count(*)::integer as orders from orders where location_id = $1`,
      [shop.places.south],
    );
    const ask = () =>
      placeOrder(shop.ctx('floor'), {
        channelId: shop.channels.web,
        lines: [
          { sku: 'DISH', quantity: 2 },
          { sku: 'BOWL', quantity: 1 },
        ],
        shippingAddress: address('София'),
      });
    await shop.db.$client.query(
      'update stock_levels set safety = 1 where variant_id = $1 and location_id = $2',
      [bowl, shop.places.north],
    );
    // Two split orders stand at the north; each takes one of the south's day as well.
    await updateLocation(shop.ctx(), { locationId: shop.places.south, dailyOrders: before[0]!.orders + 3 });
    await Promise.all([ask(), ask()]);
    const last = await buy('Варна');
    expect(last).toMatchObject({ code: 'SOUTH' });
    const { code, routing } = await buy('Варна');
    expect(code).toBe('NORTH');
    expect(routing).toMatchObject({ excluded: [{ locationId: shop.places.south, reason: 'full' }] });
    await updateLocation(shop.ctx(), { locationId: shop.places.south, dailyOrders: null });
  });

  it('goes elsewhere after the last minute of a place, by the clock of the business', async () => {
    await live({
      criteria: criteria('parcels', 'distance'),
      require: { ...DEFAULT_RULES.require, hours: true },
    });
    const open = { opens: 480, closes: 1_200 };
    // It is noon in Sofia, ten in the morning in UTC.
    const hours = (cutOff: number) => ({ week: Array(7).fill(open), closedOn: [], cutOff });
    await updateLocation(shop.ctx(), { locationId: shop.places.south, hours: hours(721) });
    expect(await buy('Варна')).toMatchObject({ code: 'SOUTH' });
    await updateLocation(shop.ctx(), { locationId: shop.places.south, hours: hours(720) });
    const { code, routing } = await buy('Варна');
    expect(code).toBe('NORTH');
    expect(routing).toMatchObject({ excluded: [{ locationId: shop.places.south, reason: 'closed' }] });
    await updateLocation(shop.ctx(), { locationId: shop.places.south, hours: null });
    await live({ criteria: criteria('parcels', 'distance') });
  });

  it('names the places that serve other channels apart from those that have nothing', async () => {
    const { rows } = await shop.db.$client.query<{ id: string }>(
      `insert into channel_locations (channel_id, location_id, rank) values ($1, $2, 1) returning location_id as id`,
      [shop.channels.web, shop.places.north],
    );
    expect(rows).toHaveLength(1);
    const { code, routing } = await buy('Варна');
    expect(code).toBe('NORTH');
    const others = [shop.places.corner, shop.places.south].sort();
    expect(routing.excluded).toEqual(others.map((locationId) => ({ locationId, reason: 'channel' })));
    await shop.db.$client.query('delete from channel_locations');
  });

  it('counts how long shelves last where the rules ask it', async () => {
    await live({ criteria: criteria('cover', 'rank') });
    const { routing } = await buy('Варна');
    expect(routing).toMatchObject({ chosen: { coverDays: 365 } });
  });

  it('that had to wait is served by the same rules when goods come', async () => {
    await live({ criteria: criteria('parcels', 'distance') });
    const rug = await shop.addVariant({ sku: 'RUG' });
    const { id } = await placeOrder(shop.ctx('floor'), {
      channelId: shop.channels.web,
      lines: [{ sku: 'RUG', quantity: 1 }],
      shippingAddress: address('Варна'),
      onShort: 'backorder',
    });
    for (const locationId of [shop.places.north, shop.places.south]) {
      await adjustStock(shop.ctx(), { variantId: rug.id, locationId, change: 2, reason: 'receipt' });
    }
    await allocateOrder(shop.ctx('floor'), { orderId: id });
    const { rows } = await shop.db.$client.query(
      `select l.code from reservations r join locations l on l.id = r.location_id
       where r.order_id = $1 and r.status = 'open'`,
      [id],
    );
    expect(rows).toEqual([{ code: 'SOUTH' }]);
  });

  it('over the counter takes from the shop’s own shelf whatever the rules', async () => {
    await live({ criteria: criteria('distance'), require: { ...DEFAULT_RULES.require, maxKm: 1 } });
    await shop.addVariant({ sku: 'PAN', units: { corner: 2 } });
    const { id } = await placeOrder(shop.ctx('floor'), {
      channelId: shop.channels.till,
      locationId: shop.places.corner,
      lines: [{ sku: 'PAN', quantity: 1 }],
    });
    const { rows } = await shop.db.$client.query('select location_id from orders where id = $1', [id]);
    expect(rows).toEqual([{ location_id: shop.places.corner }]);
  });
});
