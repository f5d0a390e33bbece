import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { addLocation } from './add-location.ts';
import { listLocations } from './list-locations.ts';
import { updateLocation } from './update-location.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await openShop();
  await shop.addVariant({ sku: 'CUP', units: { north: 9, corner: 2 } });
});
afterAll(() => shop.close());

const services = { ships: true, pickup: true, returns: true };
const outlet = { code: 'OUTLET', name: 'Outlet', kind: 'store' as const, services };

describe('locations', () => {
  it('are listed with the units that lie there, in the order in which they are asked', async () => {
    const rows = await listLocations(shop.ctx('viewer'));
    expect(rows.map(({ code, units }) => [code, units])).toEqual([
      ['NORTH', 9],
      ['SOUTH', 0],
      ['CORNER', 2],
    ]);
  });

  it('can be added and changed, and say so', async () => {
    const { id } = await addLocation(shop.ctx('manager'), outlet);
    await updateLocation(shop.ctx('manager'), { locationId: id, name: 'Old outlet', isActive: false });
    const last = (await listLocations(shop.ctx('viewer'))).at(-1);
    expect(last).toMatchObject({ id, name: 'Old outlet', isActive: false, services, rank: 100 });
    const { rows } = await shop.db.$client.query(
      `select kind from events where subject_kind = 'location' and subject_id = $1`,
      [id],
    );
    expect(rows).toEqual([{ kind: 'settings.changed' }, { kind: 'settings.changed' }]);
  });

  it('keep their hours, where they lie, what they can do a day and what that costs', async () => {
    const day = { opens: 540, closes: 1_080 };
    const facts = {
      position: { latitude: 42.698, longitude: 23.322 },
      hours: { week: [day, day, day, day, day, null, null], closedOn: ['2026-12-25'], cutOff: 960 },
      dailyOrders: 40,
      orderCostMinor: 120,
      unitCostMinor: 15,
      orderMinutes: 6,
      unitMinutes: 1,
    };
    await updateLocation(shop.ctx('manager'), { locationId: shop.places.south, ...facts });
    const rows = await listLocations(shop.ctx('viewer'));
    expect(rows.find((row) => row.code === 'SOUTH')).toMatchObject(facts);
    await updateLocation(shop.ctx('manager'), { locationId: shop.places.south, position: null, hours: null });
    const again = (await listLocations(shop.ctx('viewer'))).find((row) => row.code === 'SOUTH');
    expect(again).toMatchObject({ position: null, hours: null, dailyOrders: 40 });
  });

  it('cannot close before they open', async () => {
    const week = [{ opens: 1_080, closes: 540 }, null, null, null, null, null, null];
    const change = { locationId: shop.places.south, hours: { week, closedOn: [], cutOff: null } };
    await expect(updateLocation(shop.ctx('owner'), change)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('have a code of their own', async () => {
    await expect(addLocation(shop.ctx('manager'), outlet)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('outside the ledger cannot be changed', async () => {
    const change = { locationId: shop.outside.supplier, name: 'Mine' };
    await expect(updateLocation(shop.ctx('owner'), change)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('are not for the warehouse to change', async () => {
    await expect(addLocation(shop.ctx('warehouse'), outlet)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const change = { locationId: shop.places.north, rank: 1 };
    await expect(updateLocation(shop.ctx('warehouse'), change)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
