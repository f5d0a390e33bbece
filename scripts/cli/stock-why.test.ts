import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adjustStock } from '#domains/inventory/adjust-stock.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { runCommandLine } from './run-command-line.ts';

let shop: TestShop;
let code: string;
const before = process.env.DATABASE_URL;
const DAY_MS = 86_400_000;

beforeAll(async () => {
  shop = await openShop();
  process.env.DATABASE_URL = shop.url;
  const { id: variantId } = await shop.addVariant({ sku: 'CUP', units: 10 });
  const locationId = shop.places.north;
  const { rows } = await shop.db.$client.query<{ code: string }>('select code from locations where id = $1', [
    locationId,
  ]);
  code = rows[0]!.code;
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
  if (before === undefined) delete process.env.DATABASE_URL;
  else process.env.DATABASE_URL = before;
  await shop.close();
});

async function call(...words: string[]) {
  const out: string[] = [];
  const told: string[] = [];
  const io = { out: (text: string) => out.push(text), tell: (line: string) => told.push(line) };
  const exit = await runCommandLine(words, io);
  return { exit, out: out.join('\n'), told: told.join('\n') };
}

describe('stock why', () => {
  it('shows the movements that add up to the figure', async () => {
    const { exit, out } = await call('stock', 'why', 'CUP', code, '--json');
    const why = JSON.parse(out) as { onHand: number; opening: number; movements: { change: number }[] };
    expect(exit).toBe(0);
    expect(why.onHand).toBe(12);
    expect(why.movements.map((one) => one.change)).toEqual([5, -3, 10]);
    expect(why.movements.reduce((sum, one) => sum + one.change, why.opening)).toBe(12);
  });

  it('knows what lay there at the end of a past day, in the digits of any script', async () => {
    const day = new Date(shop.now.getTime() + DAY_MS).toISOString().slice(0, 10);
    const persian = [...day].map((letter) => (/\d/.test(letter) ? '۰۱۲۳۴۵۶۷۸۹'[Number(letter)] : letter));
    for (const at of [day, persian.join('')]) {
      const { out } = await call('stock', 'why', 'CUP', code, '--at', at, '--all', '--json');
      expect(JSON.parse(out)).toMatchObject({ onHand: 7 });
    }
  });

  it('says what it does not know', async () => {
    expect(await call('stock', 'why', 'MUG', code)).toMatchObject({ exit: 2 });
    expect((await call('stock', 'why', 'CUP', 'MOON')).told).toContain('there is no location with this code');
    expect((await call('stock', 'why', 'CUP', code, '--at', 'soon')).told).toContain(
      'write a day or a moment',
    );
  });
});
