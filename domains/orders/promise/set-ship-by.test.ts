import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { readOrder } from '#domains/testing/read-order.ts';
import { getOrder } from '../get-order.ts';
import { placeOrder } from '../place-order.ts';
import { setShipBy } from './set-ship-by.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
  await shop.addVariant({ sku: 'CUP', units: 50 });
});
afterAll(() => shop.close());

const place = (more: { channelId?: string; locationId?: string } = {}) =>
  placeOrder(shop.ctx('owner'), {
    channelId: shop.channels.web,
    lines: [{ sku: 'CUP', quantity: 1 }],
    ...more,
  });

const promised = async (orderId: string) => (await getOrder(shop.ctx('owner'), orderId))?.shipBy;

describe('the day by which an order is promised to leave', () => {
  it('is two working days after the sale unless the channel says otherwise', async () => {
    expect(await promised((await place()).id)).toBe('2026-03-12T21:59:59.999Z');
    await setChannel(5);
    expect(await promised((await place()).id)).toBe('2026-03-17T21:59:59.999Z');
    await setChannel(0);
    expect(await promised((await place()).id)).toBeNull();
    await setChannel(null);
  });

  it('is none for what is handed over in a shop', async () => {
    expect(await promised((await place({ channelId: shop.channels.till })).id)).toBeNull();
    expect(await promised((await place({ locationId: shop.places.north })).id)).toBeNull();
  });

  it('can be another day, or none, and leaves an audit row and an event', async () => {
    const { id } = await place();
    await setShipBy(shop.ctx('support'), { orderId: id, shipOn: '2026-03-20' });
    expect(await promised(id)).toBe('2026-03-20T21:59:59.999Z');
    await setShipBy(shop.ctx('support'), { orderId: id, shipOn: null });
    expect(await promised(id)).toBeNull();
    const { audited, events } = await readOrder(shop.db, id);
    expect(audited).toEqual(['order.place', 'order.edit', 'order.edit']);
    expect(events).toEqual(['order.placed', 'order.edited', 'order.edited']);
  });

  it('is not before the sale, and not for who may not edit', async () => {
    const { id } = await place();
    const early = setShipBy(shop.ctx('owner'), { orderId: id, shipOn: '2026-03-09' });
    await expect(early).rejects.toMatchObject({ details: { reason: 'promisedTooEarly' } });
    const viewer = setShipBy(shop.ctx('viewer'), { orderId: id, shipOn: '2026-03-20' });
    await expect(viewer).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

async function setChannel(days: number | null): Promise<void> {
  await shop.db.$client.query('update channels set ship_within_days = $2 where id = $1', [
    shop.channels.web,
    days,
  ]);
}
