import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ParcelTariff, pickTariff } from '#domains/channels/costs/pick-tariff.ts';
import { saveParcelTariffs } from '#domains/channels/costs/save-parcel-tariffs.ts';
import { settleParcels } from '#domains/channels/costs/settle-parcels.ts';
import { saveTariffs } from '#domains/fulfilment/routing/save-tariffs.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { placeOrder } from '../place-order.ts';
import { shipOrder } from '../ship-order.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
  const { id } = await shop.addVariant({ sku: 'POT', units: 50 });
  await shop.db.$client.query('update variants set weight_grams = 800 where id = $1', [id]);
  await shop.addVariant({ sku: 'MAT', units: 50 });
});
afterAll(async () => {
  await expectSoundBooks(shop.db);
  await shop.close();
});

async function ship(sku: string, method: 'courier' | 'post' | 'pickup' = 'courier') {
  const order = await placeOrder(shop.ctx('floor'), {
    channelId: shop.channels.web,
    lines: [{ sku, quantity: 1 }],
    shippingAddress: { name: 'Mira', lines: '1 Vitosha', city: 'Sofia', country: 'BG' },
  });
  const shipmentId = newId();
  await shipOrder(shop.ctx('warehouse'), { orderId: order.id, shipmentId, method });
  return { orderId: order.id, shipmentId };
}
const costsOf = async (orderId: string) => {
  const { rows } = await shop.db.$client.query<{ kind: string; day: string; minor: number }>(
    `select kind, day::text, fulfilment_minor as minor from postings
     where order_id = $1 and fulfilment_minor <> 0 order by id`,
    [orderId],
  );
  return rows;
};
const line = (facts: Partial<ParcelTariff>) => ({
  method: null,
  country: '',
  upToGrams: null,
  shippingMinor: 900,
  packingMinor: 60,
  validFrom: '2026-01-01',
  ...facts,
});

describe('what a parcel is expected to cost', () => {
  it('is nothing while the shop has no tariffs for parcels', async () => {
    expect(await costsOf((await ship('POT')).orderId)).toEqual([]);
  });

  it('is posted when it leaves, by weight, country and method; nothing for what is handed over', async () => {
    await saveParcelTariffs(shop.ctx('manager'), {
      tariffs: [
        line({}),
        line({ country: 'BG', upToGrams: 500, shippingMinor: 300 }),
        line({ country: 'BG', upToGrams: 2_000, shippingMinor: 450 }),
        line({ country: 'BG', upToGrams: 2_000, shippingMinor: 700, validFrom: '2027-01-01' }),
        line({ method: 'post', country: 'BG', shippingMinor: 250, packingMinor: 0 }),
      ],
    });
    const today = { kind: 'cost', day: '2026-03-10' };
    expect(await costsOf((await ship('POT')).orderId)).toEqual([{ ...today, minor: 510 }]);
    expect(await costsOf((await ship('POT', 'post')).orderId)).toEqual([{ ...today, minor: 250 }]);
    // Nobody knows what it weighs: only the line for any weight fits.
    expect(await costsOf((await ship('MAT')).orderId)).toEqual([{ ...today, minor: 960 }]);
    expect(await costsOf((await ship('POT', 'pickup')).orderId)).toEqual([]);
  });

  it('may be what routing reckons, by distance', async () => {
    const tariff = { locationId: null, country: 'BG', upToKm: null, baseMinor: 333, perKgMinor: 100 };
    await saveTariffs(shop.ctx('owner'), { tariffs: [tariff] });
    await saveParcelTariffs(shop.ctx('manager'), {
      tariffs: [line({ shippingMinor: null, packingMinor: 0 })],
    });
    expect(await costsOf((await ship('POT')).orderId)).toMatchObject([{ minor: 333 + 100 }]);
  });

  it('is restated by the carrier’s bill, by the difference, on the bill’s day', async () => {
    await saveParcelTariffs(shop.ctx('manager'), { tariffs: [line({ country: 'BG', shippingMinor: 450 })] });
    const { orderId, shipmentId } = await ship('POT');
    const bill = { day: '2026-03-31', lines: [{ parcel: shipmentId, amountMinor: 500 }] };
    expect(await settleParcels(shop.ctx('manager'), bill)).toMatchObject({ differenceMinor: 50 });
    expect(await settleParcels(shop.ctx('manager'), bill)).toMatchObject({ changed: 0, differenceMinor: 0 });
    await settleParcels(shop.ctx('manager'), {
      day: '2026-04-05',
      lines: [{ parcel: shipmentId, amountMinor: 420 }],
    });
    expect(await costsOf(orderId)).toEqual([
      { kind: 'cost', day: '2026-03-10', minor: 510 },
      { kind: 'adjustment', day: '2026-03-31', minor: 50 },
      { kind: 'adjustment', day: '2026-04-05', minor: -80 },
    ]);
  });

  it('stays unknown where no tariff fits, until the bill comes; a parcel that nobody knows is refused', async () => {
    await saveParcelTariffs(shop.ctx('manager'), { tariffs: [line({ country: 'DE' })] });
    const { shipmentId } = await ship('POT');
    const unknown = `select count(*)::integer as count from parcel_costs
      where expected_minor is null and actual_minor is null`;
    expect((await shop.db.$client.query(unknown)).rows).toEqual([{ count: 1 }]);
    await settleParcels(shop.ctx('manager'), {
      day: '2026-03-31',
      lines: [{ parcel: shipmentId, amountMinor: 500 }],
    });
    expect((await shop.db.$client.query(unknown)).rows).toEqual([{ count: 0 }]);
    const bill = { day: '2026-03-31', lines: [{ parcel: 'RR-1', amountMinor: 1 }] };
    await expect(settleParcels(shop.ctx('manager'), bill)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(settleParcels(shop.ctx('floor'), bill)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('goes by one line, whichever way the table is written', () => {
    const tariff = fc.record({
      method: fc.constantFrom(null, 'courier' as const, 'post' as const),
      country: fc.constantFrom('', 'BG', 'DE'),
      upToGrams: fc.constantFrom(null, 500, 2_000),
      validFrom: fc.constantFrom('2026-01-01', '2026-02-01', '2027-01-01'),
    });
    const parcel = fc.record({
      method: fc.constantFrom('courier', 'post'),
      country: fc.constantFrom('BG', 'DE', 'TR'),
      grams: fc.constantFrom(null, 400, 501, 9_000),
      day: fc.constantFrom('2026-01-15', '2026-06-01'),
    });
    const keyOf = (one: object) => JSON.stringify(one);
    fc.assert(
      fc.property(fc.uniqueArray(tariff, { selector: keyOf, maxLength: 12 }), parcel, (rows, asked) => {
        const table = rows.map((row) => line(row));
        expect(pickTariff(asked, table.toReversed())).toEqual(pickTariff(asked, table));
      }),
    );
  });
});
