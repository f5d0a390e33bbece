import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getWave } from '#domains/fulfilment/picking/get-wave.ts';
import { makeWave } from '#domains/fulfilment/picking/make-wave.ts';
import { setUnits } from '#domains/inventory/units/set-units.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { placeOrder } from '../place-order.ts';
import { scanItem } from './scan-item.ts';

const BOX = '6260000000017';
let shop: TestShop;
let waveId: string;

/** A walk for twenty cups, which lie in boxes of twelve. */
beforeAll(async () => {
  shop = await openShop();
  const cup = await shop.addVariant({ sku: 'CUP', units: 40 });
  await setUnits(shop.ctx('manager'), {
    variantId: cup.id,
    base: 'piece',
    units: [{ id: newId(), name: 'box', factor: 12, barcode: BOX }],
  });
  const order = await placeOrder(shop.ctx('floor'), {
    channelId: shop.channels.web,
    lines: [{ sku: 'CUP', quantity: 20 }],
  });
  waveId = newId();
  await makeWave(shop.ctx('warehouse'), {
    id: waveId,
    locationId: shop.places.north,
    orderIds: [order.id],
  });
});
afterAll(() => shop.close());

const scan = (code: string) => scanItem(shop.ctx('warehouse'), { waveId, code });

describe('a box scanned on a walk', () => {
  it('counts as all that is in it, and is refused where so many are not wanted', async () => {
    expect(await scan(BOX)).toMatchObject({ outcome: 'counted', pickedQuantity: 12, quantity: 20 });
    await expect(scan(BOX)).rejects.toMatchObject({ code: 'CONFLICT', details: { reason: 'tooMany' } });
    expect(await scan('CUP')).toMatchObject({ pickedQuantity: 13 });
    expect((await getWave(shop.ctx('warehouse'), waveId))?.tasks).toMatchObject([{ pickedQuantity: 13 }]);
  });
});
