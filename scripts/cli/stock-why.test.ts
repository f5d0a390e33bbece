import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { adjustStock } from '#domains/inventory/adjust-stock.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { callCommandLine } from './testing/call-command-line.ts';

let shop: TestShop;
let place: string;
const DAY_MS = 86_400_000;

beforeAll(async () => {
  shop = await openShop();
  vi.stubEnv('DATABASE_URL', shop.url);
  const { id: variantId } = await shop.addVariant({ sku: 'CUP', units: 10 });
  const locationId = shop.places.north;
  const { rows } = await shop.db.$client.query<{ code: string }>('select code from locations where id = $1', [
    locationId,
  ]);
  place = rows[0]!.code;
  for (const [days, change] of [
    [1, -3],
    [2, 5],
  ] as const) {
    const now = new Date(shop.now.getTime() + days * DAY_MS);
    const adjustment = { adjustmentId: newId(), variantId, locationId, change, reason: 'count' as const };
    await adjustStock(shop.ctx('owner', { now }), adjustment);
  }
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await shop.close();
});

describe('stock why', () => {
  it('shows the movements that add up to the figure', async () => {
    const { code, out } = await callCommandLine('stock', 'why', 'CUP', place, '--json');
    const why = JSON.parse(out) as { onHand: number; opening: number; movements: { change: number }[] };
    expect(code).toBe(0);
    expect(why.onHand).toBe(12);
    expect(why.movements.map((one) => one.change)).toEqual([5, -3, 10]);
    expect(why.movements.reduce((sum, one) => sum + one.change, why.opening)).toBe(12);
  });

  it('knows what lay there at the end of a past day, in the digits of any script', async () => {
    const day = new Date(shop.now.getTime() + DAY_MS).toISOString().slice(0, 10);
    const persian = [...day].map((letter) => (/\d/.test(letter) ? '۰۱۲۳۴۵۶۷۸۹'[Number(letter)] : letter));
    for (const at of [day, persian.join('')]) {
      const { out } = await callCommandLine('stock', 'why', 'CUP', place, '--at', at, '--all', '--json');
      expect(JSON.parse(out)).toMatchObject({ onHand: 7 });
    }
  });

  it('says what it does not know', async () => {
    expect(await callCommandLine('stock', 'why', 'MUG', place)).toMatchObject({ code: 2 });
    expect((await callCommandLine('stock', 'why', 'CUP', 'MOON')).told).toContain(
      'there is no location with this code',
    );
    expect((await callCommandLine('stock', 'why', 'CUP', place, '--at', 'soon')).told).toContain(
      'write a day or a moment',
    );
  });
});
