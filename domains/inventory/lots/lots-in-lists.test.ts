import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getWave } from '#domains/fulfilment/picking/get-wave.ts';
import { makeWave } from '#domains/fulfilment/picking/make-wave.ts';
import { scanItem } from '#domains/orders/picking/scan-item.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { adjustStock } from '../adjust-stock.ts';
import { countExpiring, listExpiring } from './list-expiring.ts';
import { listVariantLots } from './list-variant-lots.ts';
import { setLotSettings } from './lot-settings.ts';
import { setTracking } from './set-tracking.ts';

let shop: TestShop;
let made = 0;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(async () => {
  await expectSoundBooks(shop.db);
  await shop.close();
});

async function addTracked(): Promise<{ id: string; sku: string }> {
  const variant = await shop.addVariant({ sku: `JAM-${++made}` });
  await setTracking(shop.ctx('owner'), { variantId: variant.id, tracking: 'lot' });
  return variant;
}

const bring = (variantId: string, change: number, lot: { code: string; expiresOn: string }) =>
  adjustStock(shop.ctx('warehouse'), {
    variantId,
    locationId: shop.places.north,
    change,
    reason: 'receipt',
    lot,
  });

describe('the list of what expires', () => {
  it('has what is near its last day or past it at the places that sell, the first to expire first', async () => {
    const jam = await addTracked();
    await setLotSettings(shop.ctx('owner'), { expiringDays: 30, movesExpired: true });
    for (const [code, expiresOn] of [
      ['PAST', '2026-03-01'],
      ['NEAR', '2026-04-09'],
      ['FAR', '2026-04-10'],
    ] as const) {
      await bring(jam.id, 1, { code, expiresOn });
    }
    const { rows, expiringDays } = await listExpiring(shop.ctx('viewer'), {
      locationIds: [shop.places.north],
    });
    expect(expiringDays).toBe(30);
    expect(rows.filter((row) => row.sku === jam.sku)).toMatchObject([
      { code: 'PAST', daysLeft: -9, quantity: 1, locationName: 'North warehouse' },
      { code: 'NEAR', daysLeft: 30 },
    ]);
    expect(await countExpiring(shop.ctx('viewer'), 1)).toBe(1);
    expect(await listVariantLots(shop.ctx('viewer'), jam.id)).toMatchObject([
      { code: 'PAST' },
      { code: 'NEAR', places: [{ name: 'North warehouse', quantity: 1 }] },
      { code: 'FAR' },
    ]);
    const key = { kind: 'api_key' as const, id: 'k', name: 'Key', scopes: [], channelId: null };
    await expect(listExpiring(shop.ctx(key))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('picking goods with lots', () => {
  it('shows which lot leaves first, hears the code of a lot, and refuses one that has expired', async () => {
    const jam = await addTracked();
    await bring(jam.id, 1, { code: `${jam.sku}-OLD`, expiresOn: '2020-01-01' });
    await bring(jam.id, 2, { code: `${jam.sku}-NEXT`, expiresOn: '2099-01-01' });
    const { id: orderId } = await placeOrder(shop.ctx('floor'), {
      channelId: shop.channels.web,
      lines: [{ sku: jam.sku, quantity: 2 }],
    });
    const waveId = newId();
    await makeWave(shop.ctx('warehouse'), {
      id: waveId,
      locationId: shop.places.north,
      orderIds: [orderId],
    });
    const wave = await getWave(shop.ctx('warehouse'), waveId);
    expect(wave?.tasks[0]?.lots).toEqual([{ code: `${jam.sku}-NEXT`, expiresOn: '2099-01-01', quantity: 2 }]);
    const scan = (code: string) => scanItem(shop.ctx('warehouse'), { waveId, code, quantity: 1 });
    expect(await scan(`${jam.sku}-NEXT`)).toMatchObject({ outcome: 'counted', pickedQuantity: 1 });
    await expect(scan(`${jam.sku}-OLD`)).rejects.toMatchObject({
      details: { reason: 'lotExpired', sku: jam.sku },
    });
  });
});
