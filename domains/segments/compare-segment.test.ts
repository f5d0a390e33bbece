import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldAll } from '#scripts/seed/write/fold-all.ts';
import { listCustomers } from '../customers/list-customers.ts';
import { openPast, type PastShop } from '../predictions/testing/open-past.ts';
import { compareSegment, FEWEST_BUYERS } from './compare-segment.ts';
import { createSegment } from './create-segment.ts';
import { deleteSegment } from './delete-segment.ts';
import { getSegment } from './get-segment.ts';
import { listSegments } from './list-segments.ts';
import { refreshSegments } from './refresh/refresh-segments.ts';

/** Other tests' transactions on the same server hold a fold back. */
const PATIENCE_MS = 20_000;

let shop: PastShop;
beforeAll(async () => {
  shop = await openPast();
}, 60_000);
afterAll(() => shop.close());

const often = {
  version: 1,
  rule: { kind: 'all', of: [{ kind: 'number', fact: 'orders', is: 'atLeast', value: 2 }] },
} as const;

describe('a persona', () => {
  it('is told by what its people do unlike everybody else, only of enough people, and filters the list', async () => {
    const { segmentId } = await createSegment(shop.ctx('marketing'), {
      name: 'Regulars',
      description: 'They come back.',
      rule: structuredClone(often) as never,
    });
    for (let n = 0; n < FEWEST_BUYERS; n++) {
      await shop.addBuyer({ name: `Regular ${n}`, daysAgo: [40, 10], netMinor: 3_000, channel: 'till' });
      if (n > 0) await shop.addBuyer({ name: `Once ${n}`, daysAgo: [20], netMinor: 1_000 });
    }
    await foldAll(shop.db.$client, PATIENCE_MS);
    await refreshSegments(shop.ctx());
    const told = await compareSegment(shop.ctx('marketing'), segmentId);
    expect(told.others).toBeNull();
    expect(told.members).toEqual({
      people: FEWEST_BUYERS,
      buyers: FEWEST_BUYERS,
      ordersPerBuyer: 2,
      averageOrderMinor: 3_000,
      netPerBuyerMinor: 6_000,
      returnRate: 0,
      channels: [{ channelId: shop.channels.till, name: 'Till', share: 1 }],
      // Noon by UTC is two in the afternoon in Sofia.
      hour: { hour: 14, share: 1 },
    });
    expect(await listSegments(shop.ctx('viewer'))).toMatchObject([
      { name: 'Regulars', members: FEWEST_BUYERS, joined: 0, left: 0, version: 1 },
    ]);
    expect(await getSegment(shop.ctx('viewer'), segmentId)).toMatchObject({
      rule: often,
      isCurrent: true,
      versions: [{ version: 1, madeBy: 'The marketing' }],
    });
    const list = { segmentId, limit: 100 };
    const page = await listCustomers(shop.ctx('marketing'), list);
    expect(page.rows.length).toBe(FEWEST_BUYERS);
    expect(page.rows.every(({ name }) => name.startsWith('Regular'))).toBe(true);
    await expect(listCustomers(shop.ctx('floor'), list)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(listSegments(shop.ctx('warehouse'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await deleteSegment(shop.ctx('marketing'), { segmentId });
    expect(await getSegment(shop.ctx('viewer'), segmentId)).toBeNull();
  });
});
