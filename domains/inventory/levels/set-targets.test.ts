import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { listLow } from '../list-low.ts';
import { judgeTarget } from './judge-target.ts';
import { listLevels } from './list-levels.ts';
import { setTargets } from './set-targets.ts';

let shop: TestShop;
let cup: string;
let mug: string;
let wrap: string;

beforeAll(async () => {
  shop = await openShop();
  cup = (await shop.addVariant({ sku: 'CUP', units: { north: 6, corner: 2 } })).id;
  mug = (await shop.addVariant({ sku: 'MUG', units: 40 })).id;
  wrap = (await shop.addVariant({ sku: 'WRAP', kind: 'service' })).id;
});
afterAll(() => shop.close());

const row = async (sku: string, filter = {}) =>
  (await listLevels(shop.ctx('viewer'), filter)).rows.find((one) => one.sku === sku);

describe('the targets of many rows', () => {
  it('are set for all locations together, and goods that reach their point are low', async () => {
    const rows = [cup, mug].map((variantId) => ({ variantId, locationId: null }));
    const told = await setTargets(shop.ctx('warehouse'), { rows, reorderPoint: 8, orderUpTo: 30 });
    expect(told).toEqual({ done: 2, refused: [] });
    expect(await row('CUP')).toMatchObject({ reorderPoint: 8, orderUpTo: 30, mark: 'low' });
    expect(await row('MUG')).toMatchObject({ reorderPoint: 8, orderUpTo: 30, mark: null });
    expect((await listLow(shop.ctx('viewer'), {})).rows).toMatchObject([{ sku: 'CUP', reorder: 22 }]);
  });

  it('hold at one location where that is said, and leave what was not named', async () => {
    const rows = [{ variantId: cup, locationId: shop.places.corner }];
    await setTargets(shop.ctx('manager'), { rows, reorderPoint: 2 });
    await setTargets(shop.ctx('manager'), { rows, orderUpTo: 12, safety: 1 });
    const atCorner = { shape: 'location' as const, locationIds: [shop.places.corner] };
    expect(await row('CUP', atCorner)).toMatchObject({
      reorderPoint: 2,
      orderUpTo: 12,
      safety: 1,
      mark: 'low',
    });
    const low = await listLevels(shop.ctx('viewer'), { shape: 'location', marks: ['low'] });
    expect(low.rows.map((one) => [one.sku, one.locationId])).toEqual([['CUP', shop.places.corner]]);
    expect(await row('CUP')).toMatchObject({ reorderPoint: 8 });
  });

  it('keep units back at every selling location when none is named', async () => {
    await setTargets(shop.ctx('owner'), { rows: [{ variantId: mug, locationId: null }], safety: 3 });
    const { rows } = await shop.db.$client.query(
      'select safety, on_hand from stock_levels where variant_id = $1 order by on_hand desc',
      [mug],
    );
    expect(rows.map((one) => one.safety)).toEqual([3, 3, 3]);
  });

  it('name each row that stays as it was, do the others, and are one entry of the books', async () => {
    const unknown = newId();
    const told = await setTargets(shop.ctx('owner'), {
      rows: [
        { variantId: cup, locationId: shop.places.north },
        { variantId: wrap, locationId: null },
        { variantId: mug, locationId: shop.outside.customer },
        { variantId: unknown, locationId: null },
        { variantId: cup, locationId: null },
      ],
      orderUpTo: 7,
    });
    expect(told).toMatchObject({
      done: 1,
      refused: [
        { variantId: wrap, sku: 'WRAP', reason: 'noStock' },
        { variantId: mug, sku: 'MUG', reason: 'notSelling' },
        { variantId: unknown, sku: null, reason: 'gone' },
        { variantId: cup, sku: 'CUP', reason: 'upToTooLow' },
      ],
    });
    const { rows } = await shop.db.$client.query(
      `select summary from audit_log where verb = 'stock.set-safety' order by id desc limit 1`,
    );
    expect(rows[0].summary).toMatchObject({ rows: 1, refused: 4, orderUpTo: 7 });
    const { rows: events } = await shop.db.$client.query(
      `select subject_id from events where kind = 'stock.changed' order by id desc limit 1`,
    );
    expect(events).toEqual([{ subject_id: cup }]);
  });

  it('are nothing for who may only look', async () => {
    const rows = [{ variantId: cup, locationId: null }];
    await expect(setTargets(shop.ctx('viewer'), { rows, safety: 1 })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(setTargets(shop.ctx('owner'), { rows })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('are judged by what stands beside them', () => {
    const facts = {
      sku: 'CUP',
      kind: 'goods',
      isArchived: false,
      sells: null,
      isAtLocation: false,
      reorderPoint: 5,
      orderUpTo: null,
    };
    expect(judgeTarget(facts, { orderUpTo: 5 })).toBe('upToTooLow');
    expect(judgeTarget(facts, { orderUpTo: 6 })).toEqual({ reorderPoint: 5, orderUpTo: 6 });
    expect(judgeTarget({ ...facts, orderUpTo: 6 }, { reorderPoint: null })).toEqual({
      reorderPoint: null,
      orderUpTo: 6,
    });
    expect(judgeTarget({ ...facts, isArchived: true }, { orderUpTo: 9 })).toBe('archived');
  });
});
