import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setSafety } from '#domains/inventory/set-safety.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { readActivityFilter } from './activity-filter.ts';
import { type ActivityPage, exportActivity, getActivity, listActivity } from './list-activity.ts';

let shop: TestShop;
let variantId: string;

beforeAll(async () => {
  shop = await openShop();
  variantId = (await shop.addVariant({ sku: 'CUP', units: 9 })).id;
  for (const safety of [1, 2, 3, 4, 5])
    await setSafety(shop.ctx('warehouse'), { variantId, locationId: shop.places.north, safety });
});
afterAll(() => shop.close());

const verbs = { verbs: ['stock.set-safety'], limit: 2 };

describe('the activity log', () => {
  it('goes down and up again page by page over the same lines', async () => {
    const first = await listActivity(shop.ctx('owner'), verbs);
    const second = await listActivity(shop.ctx('owner'), { ...verbs, after: Number(first.after) });
    const third = await listActivity(shop.ctx('owner'), { ...verbs, after: Number(second.after) });
    expect([first, second, third].map((page) => page.rows.length)).toEqual([2, 2, 1]);
    expect([first.before, third.after]).toEqual([null, null]);
    const back = await listActivity(shop.ctx('owner'), { ...verbs, before: Number(third.before) });
    expect(back).toEqual(second);
  });

  it('goes down and up within days as well', async () => {
    const days = { from: '2026-03-10', limit: 2 };
    const all = await listActivity(shop.ctx('owner'), { ...days, limit: 100 });
    const ids = (page: ActivityPage) => page.rows.map((row) => row.id);
    const first = await listActivity(shop.ctx('owner'), days);
    const second = await listActivity(shop.ctx('owner'), { ...days, after: Number(first.after) });
    const back = await listActivity(shop.ctx('owner'), { ...days, before: Number(second.before) });
    expect([...ids(first), ...ids(second)]).toEqual(ids(all).slice(0, 4));
    expect(ids(back)).toEqual(ids(first));
  });

  it('is narrowed to who, what, which thing and which days', async () => {
    const count = async (filter: Parameters<typeof listActivity>[1]) =>
      (await listActivity(shop.ctx('owner'), filter)).rows.length;
    const { actorId, subjectKind, subjectId } = (await listActivity(shop.ctx('owner'), verbs)).rows[0]!;
    expect(await count({ actors: [actorId] })).toBe(5);
    expect(await count({ actors: ['somebody else'] })).toBe(0);
    expect(await count({ subjects: [subjectKind], subjectId })).toBe(5);
    expect(await count({ verbs: ['stock.set-safety'], from: '2026-03-10', to: '2026-03-10' })).toBe(5);
    expect(await count({ verbs: ['stock.set-safety'], from: '2026-03-11' })).toBe(0);
    expect(await count({ verbs: ['stock.set-safety'], to: '2026-03-09' })).toBe(0);
  });

  it('shows what was before and after', async () => {
    const { rows } = await listActivity(shop.ctx('owner'), verbs);
    const item = await getActivity(shop.ctx('owner'), rows[0]!.id);
    expect(item?.before).not.toEqual(item?.after);
  });

  it('exports every line once', async () => {
    const ids: number[] = [];
    for await (const row of exportActivity(shop.ctx('manager'), verbs)) ids.push(row.id);
    expect(new Set(ids).size).toBe(5);
  });

  it('is for owners and managers only', async () => {
    await expect(listActivity(shop.ctx('support'), {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(() => exportActivity(shop.ctx('support'), {})).toThrow(/audit\.read/);
  });

  it('reads an address and is not led astray by a broken one', () => {
    expect(readActivityFilter({ who: ['a', ''], from: 'soon', after: 'x', id: '9' })).toMatchObject({
      actors: ['a'],
      from: null,
      after: null,
      subjectId: '9',
    });
  });
});
