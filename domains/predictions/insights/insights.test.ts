import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '#lib/math/seeded-random.ts';
import { getOutlook } from '../get-outlook.ts';
import { runPredictions } from '../runs/run-predictions.ts';
import { startPredictions } from '../runs/start-predictions.ts';
import { openPast, type PastShop } from '../testing/open-past.ts';
import { countScores } from './count-scores.ts';
import { getFits } from './get-fits.ts';
import { findBought, listAlsoBought } from './list-also-bought.ts';
import { listScored, ScoredFilter } from './list-scored.ts';

let shop: PastShop;
let regular: string;
let once: string;
let pot: string;
let lid: string;

beforeAll(async () => {
  shop = await openPast();
  const random = seededRandom(9);
  [pot, lid] = [await shop.addProduct('قوری'), await shop.addProduct('lid')];
  const cup = await shop.addProduct('cup');
  for (let person = 0; person < 60; person++) {
    const first = 60 + random.below(340);
    const daysAgo = [first, ...Array.from({ length: person % 3 }, () => 1 + random.below(first))];
    const productIds = person < 12 ? [pot, lid] : person < 18 ? [pot, cup] : [cup];
    await shop.addBuyer({
      name: `Person ${person}`,
      daysAgo,
      productIds,
      channel: person % 2 ? 'web' : 'till',
    });
  }
  regular = await shop.addBuyer({
    name: 'Regular',
    daysAgo: [200, 170, 140, 110, 80, 50, 20, 3],
    productIds: [lid],
  });
  once = await shop.addBuyer({ name: 'Once', daysAgo: [30] });
  const { runId } = await startPredictions(shop.ctx(), { by: 'caller' });
  await runPredictions(shop.ctx(), runId);
});
afterAll(() => shop.close());

describe('insights', () => {
  it('show of a customer what is ahead, and of whom nothing is known', async () => {
    expect(await getOutlook(shop.ctx('support'), regular)).toMatchObject({
      untilOn: '2026-03-09',
      isEnough: true,
      purchases: 8,
      next: { basis: 'ownGaps' },
      scores: { recency: 5, frequency: 5 },
    });
    expect(await getOutlook(shop.ctx('support'), once)).toMatchObject({ isEnough: false, next: null });
    expect(await getOutlook(shop.ctx(), '00000000-0000-7000-8000-000000000001')).toBeNull();
    await expect(getOutlook(shop.ctx('warehouse'), regular)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('count people by scores, and list exactly those', async () => {
    const cells = await countScores(shop.ctx('viewer'));
    expect(cells.reduce((sum, { customers }) => sum + customers, 0)).toBe(62);
    for (const { recency, frequency, group, customers } of cells) {
      const { rows, count } = await listScored(
        shop.ctx('marketing'),
        ScoredFilter.parse({ recency, frequency }),
      );
      expect(count).toBe(customers);
      expect(rows).toHaveLength(customers);
      expect(new Set(rows.map((row) => row.group))).toEqual(new Set([group]));
    }
    const first = await listScored(shop.ctx(), ScoredFilter.parse({}));
    const second = await listScored(shop.ctx(), ScoredFilter.parse({ after: first.after }));
    expect([first.rows.length, second.rows.length, second.after]).toEqual([50, 12, null]);
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(62);
    expect(ScoredFilter.parse({ recency: '9', group: 'kings', after: 'x' })).toEqual({});
    await expect(countScores(shop.ctx('floor'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('show the models, and how many people they say nothing of', async () => {
    const fits = await getFits(shop.ctx('owner'));
    expect(fits).toMatchObject({ untilOn: '2026-03-09', buyers: 62 });
    expect(fits!.fits.filter(({ isChosen }) => isChosen)).toHaveLength(2);
    expect(fits!.boughtOnce).toBeGreaterThan(15);
  });

  it('show what the same people bought, with how sure that is', async () => {
    const found = await findBought(shop.ctx('marketing'), 'قوري');
    expect(found).toMatchObject([{ id: pot, buyers: 18 }]);
    const also = await listAlsoBought(shop.ctx('marketing'), pot);
    expect(also).toMatchObject({ product: { buyers: 18 }, all: 61 });
    expect(also!.rows).toMatchObject([{ id: lid, both: 12, buyers: 13, isSure: true }]);
    expect(also!.rows[0]!.lift).toBeCloseTo((12 * 61) / (18 * 13), 9);
    expect(await listAlsoBought(shop.ctx(), once)).toBeNull();
    await expect(listAlsoBought(shop.ctx('floor'), pot)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
