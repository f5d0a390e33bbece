import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOrder } from '#domains/orders/place-order.ts';
import { shipOrder } from '#domains/orders/ship-order.ts';
import type { Role } from '#domains/team/roles.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { setPlaces } from '../places/set-places.ts';
import { approveCount } from './approve-count.ts';
import { cancelCount } from './cancel-count.ts';
import { setCountLimits } from './count-limits.ts';
import { COUNT_STEPS } from './count-status.ts';
import { getCount } from './get-count.ts';
import { listCounts } from './list-counts.ts';
import { openCount } from './open-count.ts';
import { recordScans } from './record-scans.ts';
import { recountLines } from './recount-lines.ts';
import { submitCount } from './submit-count.ts';

const MINUTE_MS = 60_000;

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop({ poolSize: 8 });
});
afterAll(async () => {
  await expectSoundBooks(shop.db);
  await shop.close();
});

const minute = (minutes: number) => new Date(shop.now.getTime() + minutes * MINUTE_MS);
const ctxAt = (minutes: number, role: Role = 'floor') => shop.ctx(role, { now: minute(minutes) });
const onHand = async (variantId: string) => (await shop.onHand(variantId, shop.places.north)).onHand;

async function begin(variantIds: string[], more: { isBlind?: boolean } = {}): Promise<string> {
  const countId = newId();
  const scope = { kind: 'chosen' as const, variantIds };
  await openCount(ctxAt(0), { countId, locationId: shop.places.north, scope, ...more });
  return countId;
}

type Scan = { variantId: string; quantity: number; id?: string; minutes?: number };

const scan = (countId: string, scans: Scan[]) =>
  recordScans(ctxAt(60), {
    countId,
    scans: scans.map(({ id = newId(), minutes = 1, ...one }) => ({ id, at: minute(minutes), ...one })),
  });

describe('a count', () => {
  it('books a small difference at once, and is over', async () => {
    const cup = await shop.addVariant({ sku: 'CUP', units: 10 });
    const countId = await begin([cup.id]);
    expect(await scan(countId, [{ variantId: cup.id, quantity: 9 }])).toMatchObject([{ counted: 9 }]);
    expect(await submitCount(ctxAt(60), { countId })).toEqual({
      status: 'approved',
      counted: 1,
      booked: 1,
      waiting: 0,
    });
    expect(await onHand(cup.id)).toBe(9);
    const { rows } = await shop.db.$client.query(
      `select quantity, reason, cause_kind as cause from stock_movements where variant_id = $1 and reason = 'count'`,
      [cup.id],
    );
    expect(rows).toEqual([{ quantity: 1, reason: 'count', cause: 'stock_count' }]);
    const events = await shop.db.$client.query('select kind from events where subject_id = $1', [cup.id]);
    expect(events.rows).toEqual([{ kind: 'stock.changed' }]);
  });

  it('hides the books while it is open and blind', async () => {
    const mug = await shop.addVariant({ sku: 'MUG', units: 10 });
    const blind = await begin([mug.id]);
    expect((await getCount(ctxAt(1), blind))!.lines).toMatchObject([{ books: null, difference: null }]);
    const seeing = await begin([mug.id], { isBlind: false });
    expect((await getCount(ctxAt(1), seeing))!.lines).toMatchObject([{ books: 10, differenceMinor: null }]);
    await cancelCount(ctxAt(2), { countId: blind });
    await cancelCount(ctxAt(2), { countId: seeing });
  });

  it('adds what several people scan, and the same scan once', async () => {
    const pot = await shop.addVariant({ sku: 'POT', units: 6 });
    const countId = await begin([pot.id]);
    const id = newId();
    const again = { id, variantId: pot.id, quantity: 2 };
    await Promise.all([
      ...Array.from({ length: 4 }, () => scan(countId, [again])),
      scan(countId, [{ variantId: pot.id, quantity: 3 }]),
      scan(countId, [{ variantId: pot.id, quantity: 1 }]),
    ]);
    expect((await getCount(ctxAt(1), countId))!.lines).toMatchObject([{ counted: 6 }]);
    expect(await submitCount(ctxAt(60), { countId })).toMatchObject({ status: 'approved', booked: 0 });
    expect(await onHand(pot.id)).toBe(6);
  });

  it('is held against the books of the moment of counting, while selling goes on', async () => {
    const jug = await shop.addVariant({ sku: 'JUG', units: 20 });
    const countId = await begin([jug.id]);
    const sell = async (minutes: number, quantity: number) => {
      const { id } = await placeOrder(ctxAt(minutes), {
        channelId: shop.channels.web,
        lines: [{ sku: 'JUG', quantity }],
      });
      await shipOrder(ctxAt(minutes, 'owner'), { orderId: id, shipmentId: newId() });
    };
    await sell(5, 4);
    // 16 are there; one of them is missing.
    await scan(countId, [{ variantId: jug.id, quantity: 15, minutes: 10 }]);
    await sell(20, 5);
    await submitCount(ctxAt(60), { countId });
    expect((await getCount(ctxAt(60), countId))!.lines).toMatchObject([
      { books: 16, counted: 15, difference: -1, state: 'booked' },
    ]);
    expect(await onHand(jug.id)).toBe(10);
  });

  it('waits for a manager where the difference is large, in units or in value', async () => {
    const vase = await shop.addVariant({ sku: 'VASE', units: 20 });
    const gold = await shop.addVariant({ sku: 'GOLD', units: 3, costMicros: 90_000_000_000 });
    const countId = await begin([vase.id, gold.id]);
    await scan(countId, [
      { variantId: vase.id, quantity: 12 },
      { variantId: gold.id, quantity: 2 },
    ]);
    expect(await submitCount(ctxAt(60), { countId })).toMatchObject({ status: 'submitted', waiting: 2 });
    expect(await onHand(vase.id)).toBe(20);
    expect((await getCount(ctxAt(60, 'owner'), countId))!.lines).toMatchObject([
      { sku: 'GOLD', differenceMinor: -90_000 },
      { sku: 'VASE', differenceMinor: -4_800 },
    ]);
    for (const role of ['warehouse', 'floor', 'viewer'] as const) {
      await expect(approveCount(ctxAt(61, role), { countId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    await expect(cancelCount(ctxAt(61), { countId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await approveCount(ctxAt(61, 'manager'), { countId })).toMatchObject({ booked: 2 });
    expect(await onHand(vase.id)).toBe(12);
    expect(await onHand(gold.id)).toBe(2);
    await expect(approveCount(ctxAt(62, 'owner'), { countId })).rejects.toMatchObject({
      details: { reason: 'countStatus', status: 'approved' },
    });
  });

  it('is counted once more where a manager doubts it', async () => {
    const bowl = await shop.addVariant({ sku: 'BOWL', units: 30 });
    const countId = await begin([bowl.id]);
    await scan(countId, [{ variantId: bowl.id, quantity: 3 }]);
    await submitCount(ctxAt(60), { countId });
    await recountLines(ctxAt(61, 'owner'), { countId, variantIds: [bowl.id] });
    expect((await getCount(ctxAt(62), countId))!.lines).toMatchObject([{ counted: null, round: 2 }]);
    await scan(countId, [{ variantId: bowl.id, quantity: 30 }]);
    expect(await submitCount(ctxAt(70), { countId })).toMatchObject({ status: 'approved', booked: 0 });
    expect(await onHand(bowl.id)).toBe(30);
  });

  it('takes goods in that nobody expected, and leaves what nobody counted', async () => {
    const one = await shop.addVariant({ sku: 'ONE', units: 4 });
    const stray = await shop.addVariant({ sku: 'STRAY' });
    const countId = await begin([one.id]);
    await expect(submitCount(ctxAt(60), { countId })).rejects.toMatchObject({
      details: { reason: 'nothingCounted' },
    });
    await scan(countId, [{ variantId: stray.id, quantity: 2 }]);
    await submitCount(ctxAt(60), { countId });
    expect(await onHand(stray.id)).toBe(2);
    expect(await onHand(one.id)).toBe(4);
  });

  it('may say that what nobody counted is not there', async () => {
    const two = await shop.addVariant({ sku: 'TWO', units: 4 });
    const countId = await begin([two.id]);
    await submitCount(ctxAt(60), { countId, uncounted: 'zero' });
    expect(await onHand(two.id)).toBe(0);
  });

  it('releases promises that cannot be kept', async () => {
    const lamp = await shop.addVariant({ sku: 'LAMP', units: 5 });
    await placeOrder(ctxAt(0), { channelId: shop.channels.web, lines: [{ sku: 'LAMP', quantity: 4 }] });
    const countId = await begin([lamp.id]);
    await scan(countId, [{ variantId: lamp.id, quantity: 2 }]);
    await submitCount(ctxAt(60), { countId });
    expect(await shop.onHand(lamp.id, shop.places.north)).toEqual({ onHand: 2, reserved: 2 });
  });

  it('counts no fewer than nothing, and takes a figure back by the difference', async () => {
    const tray = await shop.addVariant({ sku: 'TRAY', units: 5 });
    const countId = await begin([tray.id]);
    await scan(countId, [{ variantId: tray.id, quantity: 50 }]);
    expect(await scan(countId, [{ variantId: tray.id, quantity: -45 }])).toMatchObject([{ counted: 5 }]);
    await expect(scan(countId, [{ variantId: tray.id, quantity: -6 }])).rejects.toMatchObject({
      details: { reason: 'countBelowNothing', sku: 'TRAY' },
    });
    await cancelCount(ctxAt(2), { countId });
    await expect(scan(countId, [{ variantId: tray.id, quantity: 1 }])).rejects.toMatchObject({
      details: { reason: 'countStatus', status: 'cancelled' },
    });
  });

  it('is refused to those who handle no goods', async () => {
    const dish = await shop.addVariant({ sku: 'DISH', units: 1 });
    const scope = { kind: 'chosen' as const, variantIds: [dish.id] };
    const input = { countId: newId(), locationId: shop.places.north, scope };
    for (const role of ['viewer', 'support', 'marketing'] as const) {
      await expect(openCount(ctxAt(0, role), input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    const limits = { units: 1, valueMinor: 1 };
    await expect(setCountLimits(ctxAt(0, 'warehouse'), limits)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('the scope of a count', () => {
  it('is a zone, also where the books say that nothing lies there', async () => {
    const here = await shop.addVariant({ sku: 'ZONE-1', units: 3 });
    await shop.addVariant({ sku: 'ZONE-2' });
    const rows = [
      { sku: 'ZONE-1', zone: 'A', bin: '12' },
      { sku: 'ZONE-2', zone: 'A' },
    ];
    await setPlaces(ctxAt(0, 'warehouse'), { locationId: shop.places.north, rows });
    const countId = newId();
    const scope = { kind: 'zone' as const, zone: 'A' };
    expect(await openCount(ctxAt(0), { countId, locationId: shop.places.north, scope })).toMatchObject({
      lines: 2,
    });
    expect((await getCount(ctxAt(1), countId))!.lines).toMatchObject([
      { sku: 'ZONE-2', bin: '' },
      { sku: 'ZONE-1', bin: '12', variantId: here.id },
    ]);
    await cancelCount(ctxAt(2), { countId });
    await setPlaces(ctxAt(0, 'warehouse'), {
      locationId: shop.places.north,
      rows: [{ sku: 'ZONE-1', zone: '' }],
    });
    await expect(
      setPlaces(ctxAt(0, 'warehouse'), { locationId: shop.places.north, rows: [{ sku: 'NO', zone: 'B' }] }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND', details: { reason: 'unknownSkus', goods: 'NO' } });
  });

  it('is a class by what was sold of goods in ninety days', async () => {
    const best = await shop.addVariant({ sku: 'BEST', units: 50, priceMinor: 100_000 });
    const { id } = await placeOrder(ctxAt(0), {
      channelId: shop.channels.web,
      lines: [{ sku: 'BEST', quantity: 30 }],
    });
    await shipOrder(ctxAt(1, 'owner'), { orderId: id, shipmentId: newId() });
    const skus = async (part: 'A' | 'C') => {
      const countId = newId();
      const scope = { kind: 'class' as const, class: part };
      await openCount(ctxAt(100), { countId, locationId: shop.places.north, scope });
      const count = await getCount(ctxAt(100), countId);
      await cancelCount(ctxAt(101), { countId });
      return count!.lines.map((line) => line.sku);
    };
    expect(await skus('A')).toEqual(['BEST']);
    expect(await skus('C')).not.toContain('BEST');
    expect(await skus('C')).toContain('BOWL');
    expect(best.sku).toBe('BEST');
  });

  it('must hold something', async () => {
    const scope = { kind: 'zone' as const, zone: 'NOWHERE' };
    await expect(
      openCount(ctxAt(0), { countId: newId(), locationId: shop.places.north, scope }),
    ).rejects.toMatchObject({ details: { reason: 'nothingToCount' } });
  });
});

describe('the counts', () => {
  it('are listed the newest first, page by page and by state', async () => {
    const { rows } = await listCounts(shop.ctx('viewer'), {});
    expect(rows.map((row) => row.number)).toEqual(rows.map((row) => row.number).toSorted((a, b) => b - a));
    const page = await listCounts(shop.ctx('viewer'), { limit: 2 });
    const next = await listCounts(shop.ctx('viewer'), { limit: 2, after: page.after });
    expect([...page.rows, ...next.rows]).toEqual(rows.slice(0, 4));
    const cancelled = await listCounts(shop.ctx('viewer'), { statuses: ['cancelled'] });
    expect(cancelled.rows.every((row) => row.status === 'cancelled')).toBe(true);
  });

  it('walk the same graph in the database as in the program', async () => {
    const { rows } = await shop.db.$client.query<{ before: string; after: string }>(
      'select before, after from stock_count_status_steps() order by 1, 2',
    );
    const steps = Object.entries(COUNT_STEPS).flatMap(([before, all]) =>
      all.map((after) => ({ before, after })),
    );
    expect(rows).toEqual(steps.toSorted((a, b) => (a.before + a.after < b.before + b.after ? -1 : 1)));
  });
});
