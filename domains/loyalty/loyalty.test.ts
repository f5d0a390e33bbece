import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mergeCustomers } from '#domains/customers/merging/merge-customers.ts';
import { unmergeCustomers } from '#domains/customers/merging/unmerge-customers.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { returnOrder } from '#domains/orders/return-order.ts';
import { shipOrder } from '#domains/orders/ship-order.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { readOrder } from '#domains/testing/read-order.ts';
import { newId } from '#lib/ids.ts';
import { adjustPoints } from './adjust-points.ts';
import { findDue } from './find-due.ts';
import { findUnsettled } from './find-unsettled.ts';
import { getLoyalty } from './get-loyalty.ts';
import { listExpiring } from './list-expiring.ts';
import { getLoyaltySettings } from './rules/get-rules.ts';
import { saveLoyaltyRules } from './rules/save-rules.ts';
import { settleOrder } from './settle-order.ts';
import { brokenBy } from './testing/broken-by.ts';
import { turnPoints } from './turn-points.ts';

let shop: TestShop;
const id = newId();
const RULES = {
  isOn: true,
  startsOn: '2026-01-01',
  earn: [{ id, categories: [], channelIds: [], points: 1, perMinor: 100 }],
  tierBy: 'sales' as const,
  tiers: [
    { id: newId(), name: 'Silver', from: 0, multiplierBasisPoints: 10_000, benefits: '' },
    { id: newId(), name: 'Gold', from: 20_000, multiplierBasisPoints: 20_000, benefits: 'Twice the points' },
  ],
  waitingDays: 14,
  expiryMonths: 12,
};
const later = (days: number) => new Date(shop.now.getTime() + days * 86_400_000);

beforeAll(async () => {
  shop = await openShop();
  await shop.addVariant({ sku: 'CUP', units: 500 });
  await saveLoyaltyRules(shop.ctx('owner'), { rules: RULES, expectedVersion: 0 });
});
afterAll(() => shop.close());

/** An order of cups at 12.00 each with tax, shipped and paid. */
async function sell(name: string, quantity: number, paidMinor = quantity * 1200) {
  const { id: orderId } = await placeOrder(shop.ctx('floor'), {
    channelId: shop.channels.web,
    customer: { name, email: `${name.toLowerCase()}@example.com` },
    lines: [{ sku: 'CUP', quantity }],
    payment: { method: 'card', amountMinor: paidMinor },
  });
  await shipOrder(shop.ctx('owner'), { orderId, shipmentId: newId() });
  const { rows } = await shop.db.$client.query('select customer_id as id from orders where id = $1', [
    orderId,
  ]);
  return { orderId, customerId: rows[0].id as string };
}

async function bringBack(orderId: string, quantity: number): Promise<void> {
  const { lines } = await readOrder(shop.db, orderId);
  await returnOrder(shop.ctx('owner'), {
    orderId,
    returnId: newId(),
    locationId: shop.places.north,
    lines: [{ lineId: lines[0]!.id, quantity, condition: 'new', disposition: 'shelf' }],
    refund: { method: 'card', amountMinor: quantity * 1200 },
  });
}

const settle = (orderId: string) => settleOrder(shop.ctx(), { orderId });
const points = async (customerId: string, now = shop.now) => {
  const { usable, pending, owed } = await getLoyalty(shop.ctx('floor', { now }), customerId);
  return { usable, pending, owed };
};
async function turn(now: Date): Promise<void> {
  for (const memberId of await findDue(shop.ctx(undefined, { now }))) {
    await turnPoints(shop.ctx(undefined, { now }), { memberId });
  }
}

describe('an order earns', () => {
  it('points that wait for the return window, once, and are usable after it', async () => {
    const { orderId, customerId } = await sell('Waiting', 5);
    expect(await findUnsettled(shop.ctx(), orderId)).toEqual([orderId]);
    expect(await settle(orderId)).toEqual({ earned: 60, takenBack: 0, givenBack: 0 });
    expect(await settle(orderId)).toEqual({ earned: 0, takenBack: 0, givenBack: 0 });
    expect(await findUnsettled(shop.ctx(), orderId)).toEqual([]);
    expect(await points(customerId)).toEqual({ usable: 0, pending: 60, owed: 0 });
    await turn(later(13));
    expect(await points(customerId)).toMatchObject({ usable: 0 });
    await turn(later(14));
    expect(await points(customerId)).toEqual({ usable: 60, pending: 0, owed: 0 });
    expect(
      (await getLoyalty(shop.ctx('floor'), customerId)).entries.map(({ kind, points: moved }) => [
        kind,
        moved,
      ]),
    ).toEqual([
      ['release', 60],
      ['earn', 60],
    ]);
  });

  it('nothing before it is paid, and nothing before the programme', async () => {
    const { orderId, customerId } = await sell('Unpaid', 1, 100);
    expect(await settle(orderId)).toEqual({ earned: 0, takenBack: 0, givenBack: 0 });
    expect((await getLoyalty(shop.ctx('floor'), customerId)).isMember).toBe(false);
  });

  it('twice as much in the tier that says so', async () => {
    const { orderId, customerId } = await sell('Golden', 20);
    expect((await getLoyalty(shop.ctx('floor'), customerId)).standing.tier).toMatchObject({ name: 'Gold' });
    expect(await settle(orderId)).toEqual({ earned: 480, takenBack: 0, givenBack: 0 });
  });
});

describe('goods that come back', () => {
  it('take back exactly what they earned, step by step', async () => {
    const { orderId, customerId } = await sell('Returning', 3);
    await settle(orderId);
    await bringBack(orderId, 1);
    expect(await settle(orderId)).toEqual({ earned: 0, takenBack: 12, givenBack: 0 });
    await bringBack(orderId, 2);
    expect(await findUnsettled(shop.ctx(), orderId)).toEqual([orderId]);
    expect(await settle(orderId)).toEqual({ earned: 0, takenBack: 24, givenBack: 0 });
    expect(await points(customerId)).toEqual({ usable: 0, pending: 0, owed: 0 });
  });

  it('leave what was used already owed, and the next points pay it', async () => {
    const { orderId, customerId } = await sell('Owing', 5);
    await settle(orderId);
    await turn(later(20));
    await adjustPoints(shop.ctx('owner'), { customerId, points: -50, reason: 'Paid out at the desk' });
    await bringBack(orderId, 5);
    expect(await settle(orderId)).toEqual({ earned: 0, takenBack: 60, givenBack: 0 });
    expect(await points(customerId)).toEqual({ usable: 0, pending: 0, owed: 50 });
    await adjustPoints(shop.ctx('owner'), { customerId, points: 70, reason: 'Kindness' });
    expect(await points(customerId)).toEqual({ usable: 20, pending: 0, owed: 0 });
  });
});

describe('points', () => {
  it('expire after their last day, and are named a month before', async () => {
    const { orderId, customerId } = await sell('Sleeping', 1);
    await settle(orderId);
    await turn(later(14));
    const soon = shop.ctx('floor', { now: later(14 + 340) });
    expect((await listExpiring(soon)).find((one) => one.customerId === customerId)).toMatchObject({
      points: 12,
    });
    expect((await getLoyalty(soon, customerId)).expiring).toEqual({ points: 12, firstOn: '2027-03-24' });
    await turn(new Date('2027-03-24T12:00:00Z'));
    expect(await points(customerId)).toMatchObject({ usable: 12 });
    await turn(new Date('2027-03-25T12:00:00Z'));
    expect(await points(customerId)).toMatchObject({ usable: 0 });
    await bringBack(orderId, 1);
    expect(await settle(orderId)).toEqual({ earned: 0, takenBack: 0, givenBack: 0 });
  });

  it('are given and taken by leaders only, and never more than there are', async () => {
    const { customerId } = await sell('Adjusted', 1);
    await adjustPoints(shop.ctx('manager'), { customerId, points: 30, reason: 'Birthday' });
    const tooMany = adjustPoints(shop.ctx('owner'), { customerId, points: -31, reason: 'Mistake' });
    await expect(tooMany).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { reason: 'pointsShort', usable: 30 },
    });
    const wrong = adjustPoints(shop.ctx('floor'), { customerId, points: 5, reason: 'Friend' });
    await expect(wrong).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await points(customerId)).toEqual({ usable: 30, pending: 0, owed: 0 });
  });

  it('are earned once and taken once, however many ask at the same moment', async () => {
    const { orderId, customerId } = await sell('Hurried', 1);
    const settled = await Promise.all([1, 2, 3, 4].map(() => settle(orderId)));
    expect(settled.filter(({ earned }) => earned === 12)).toHaveLength(1);
    await adjustPoints(shop.ctx('owner'), { customerId, points: 10, reason: 'Welcome' });
    const take = () => adjustPoints(shop.ctx('owner'), { customerId, points: -10, reason: 'At two tills' });
    const taken = await Promise.allSettled([take(), take(), take(), take()]);
    expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await points(customerId)).toEqual({ usable: 0, pending: 12, owed: 0 });
  });

  it('follow a person who is merged, and go back', async () => {
    const one = await sell('Anna', 1);
    const other = await sell('Ana', 2);
    await settle(one.orderId);
    await settle(other.orderId);
    const { id: mergeId } = await mergeCustomers(shop.ctx('owner'), {
      survivorId: one.customerId,
      mergedId: other.customerId,
    });
    expect(await points(one.customerId)).toMatchObject({ pending: 36 });
    await unmergeCustomers(shop.ctx('owner'), { mergeId });
    expect(await points(one.customerId)).toMatchObject({ pending: 12 });
    expect(await points(other.customerId)).toMatchObject({ pending: 24 });
  });
});

describe('the rules', () => {
  it('are kept in versions, and not lost when two change them', async () => {
    const { version, members } = await getLoyaltySettings(shop.ctx('manager'));
    expect(members.count).toBeGreaterThan(5);
    const late = saveLoyaltyRules(shop.ctx('owner'), { rules: RULES, expectedVersion: version - 1 });
    await expect(late).rejects.toMatchObject({ details: { reason: 'loyaltyVersion' } });
    const wrong = saveLoyaltyRules(shop.ctx('manager'), { rules: RULES, expectedVersion: version });
    await expect(wrong).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('the books of points', () => {
  it('are sound after all that, and never rewritten', async () => {
    await expectSoundBooks(shop.db);
    const faults = [
      'update loyalty_entries set points = points + 1',
      'delete from loyalty_happenings',
      'update loyalty_happenings set points = points + 1',
      `update loyalty_happenings set reason = 'another'`,
      'update loyalty_accounts set balance = balance + 1 where member_id is not null',
    ];
    for (const fault of faults) await expect(shop.db.$client.query(fault)).rejects.toThrow(/append-only/);
  });

  it('take no points that come from nowhere', async () => {
    const lonely = shop.db.$client.query(
      `insert into loyalty_entries (happening_id, account_id, points)
       select h.id, a.id, 5 from loyalty_happenings h join loyalty_accounts a on a.member_id = h.member_id
       where a.kind = 'usable' limit 1`,
    );
    await expect(lonely).rejects.toThrow(/do not add up to nothing/);
  });

  it.each([
    [
      'an entry without its other half',
      `insert into loyalty_entries (happening_id, account_id, points)
      select h.id, a.id, 5 from loyalty_happenings h join loyalty_accounts a on a.member_id = h.member_id
      where a.kind = 'usable' limit 1`,
      'points-balance',
    ],
    [
      'a balance that no entry explains',
      'update loyalty_accounts set balance = balance + 1 where member_id is not null',
      'point-balances-are-sums',
    ],
    [
      'a lot that lost points',
      'update loyalty_lots set "left" = "left" - 1, used = used + 1 where "left" > 0',
      'point-lots-are-balances',
    ],
    [
      'a lot that earned more than was issued',
      'update loyalty_lots set earned = earned + 1, expired = expired + 1',
      'points-come-from-orders',
    ],
  ])('the audit finds %s', async (_name, fault, invariant) => {
    expect(await brokenBy(shop.db, fault)).toContain(invariant);
  });
});
