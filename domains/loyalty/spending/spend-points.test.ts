import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mergeCustomers } from '#domains/customers/merging/merge-customers.ts';
import { cancelOrder } from '#domains/orders/cancel-order.ts';
import { editOrder } from '#domains/orders/edit-order.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { returnOrder } from '#domains/orders/return-order.ts';
import { shipOrder } from '#domains/orders/ship-order.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { readOrder } from '#domains/testing/read-order.ts';
import { newId } from '#lib/ids.ts';
import { findUnsettled } from '../find-unsettled.ts';
import { getLoyalty } from '../get-loyalty.ts';
import { saveLoyaltyRules } from '../rules/save-rules.ts';
import { settleOrder } from '../settle-order.ts';
import { brokenBy } from '../testing/broken-by.ts';
import { addMember, SPENDING } from '../testing/spending-shop.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
  await shop.addVariant({ sku: 'CUP', units: 500 });
  await shop.addVariant({ sku: 'POT', units: 500, priceMinor: 3_000 });
  const burn = SPENDING.burn.map((rule) => ({ ...rule, channelIds: [shop.channels.till] }));
  await saveLoyaltyRules(shop.ctx('owner'), { rules: { ...SPENDING, burn }, expectedVersion: 0 });
});
afterAll(() => shop.close());

/** Cups at 12.00 with tax; 100 points take off 5.00. */
const buy = (customerId: string, points: number, more: { quantity?: number; now?: Date } = {}) => {
  const { quantity = 5, now = shop.now } = more;
  return placeOrder(shop.ctx('floor', { now }), {
    channelId: shop.channels.till,
    customerId,
    points,
    lines: [{ sku: 'CUP', quantity }],
  });
};
const usable = async (customerId: string) => (await getLoyalty(shop.ctx('floor'), customerId)).usable;
const settle = (orderId: string) => settleOrder(shop.ctx(), { orderId });
const later = (days: number) => new Date(shop.now.getTime() + days * 86_400_000);

async function bringBack(
  orderId: string,
  quantity: number,
): Promise<{ amountMinor: number; taxMinor: number }> {
  const { lines } = await readOrder(shop.db, orderId);
  return returnOrder(shop.ctx('owner'), {
    orderId,
    returnId: newId(),
    locationId: shop.places.north,
    lines: [{ lineId: lines[0]!.id, quantity, condition: 'new', disposition: 'shelf' }],
  });
}

describe('points pay a part of an order', () => {
  it('as a discount on the whole of it, tax included', async () => {
    const customerId = await addMember(shop, { name: 'Payer', points: 300 });
    const { id, totalMinor } = await buy(customerId, 200);
    expect(totalMinor).toBe(6_000 - 1_000);
    const { rows } = await shop.db.$client.query(
      `select discount_minor::int as discount, tax_minor::int as tax, (select discounts_minor::int from postings where order_id = o.id) as posted
       from orders o where id = $1`,
      [id],
    );
    expect(rows[0]).toEqual({ discount: 834, tax: 834, posted: 834 });
    expect(await usable(customerId)).toBe(100);
    const told = (await readOrder(shop.db, id)).events;
    expect(told).toContain('order.placed');
    const { entries } = await getLoyalty(shop.ctx('floor'), customerId);
    expect(entries.find(({ kind }) => kind === 'use')).toMatchObject({ points: -200, orderId: id });
  });

  it('and the money that is paid earns new ones, not the points', async () => {
    const customerId = await addMember(shop, { name: 'Earner', points: 300 });
    const { id, totalMinor } = await placeOrder(shop.ctx('floor'), {
      channelId: shop.channels.till,
      customerId,
      points: 200,
      lines: [{ sku: 'CUP', quantity: 5 }],
      payment: { method: 'card', amountMinor: 5_000 },
    });
    expect(totalMinor).toBe(5_000);
    await shipOrder(shop.ctx('owner'), { orderId: id, shipmentId: newId() });
    expect(await settle(id)).toEqual({ earned: 50, takenBack: 0, givenBack: 0 });
  });

  it('over all memberships of a person, those that expire first before others', async () => {
    const one = await addMember(shop, { name: 'Twin', points: 150 });
    const other = await addMember(shop, { name: 'Twyn', points: 150 });
    await mergeCustomers(shop.ctx('owner'), { survivorId: one, mergedId: other });
    const { id } = await buy(one, 250);
    expect(await usable(one)).toBe(50);
    await cancelOrder(shop.ctx('owner'), { orderId: id, reason: 'Changed their mind' });
    expect(await settle(id)).toMatchObject({ givenBack: 250 });
    expect(await usable(one)).toBe(300);
    const gone = buy(other, 100);
    await expect(gone).rejects.toMatchObject({ code: 'NOT_FOUND', details: { reason: 'gone' } });
  });
});

describe('points are refused', () => {
  it.each([
    ['that the customer has not', 400, 'pointsShort'],
    ['that are more than half of the goods', 700, 'pointsTooMany'],
    ['that are none of the steps', 105, 'pointsStep'],
    ['that are too few', 20, 'pointsStep'],
  ])('%s', async (_name, points, reason) => {
    const customerId = await addMember(shop, { name: `Refused ${points}`, points: 300 });
    const before = await countOrders();
    await expect(buy(customerId, points)).rejects.toMatchObject({ details: { reason } });
    expect(await countOrders()).toBe(before);
    expect(await usable(customerId)).toBe(300);
  });

  it('of nobody, of somebody who has none, and where no rule says what they are worth', async () => {
    const lines = [{ sku: 'CUP', quantity: 5 }];
    const nobody = placeOrder(shop.ctx('floor'), { channelId: shop.channels.till, points: 100, lines });
    await expect(nobody).rejects.toMatchObject({ details: { reason: 'pointsOfNobody' } });
    const customerId = await addMember(shop, { name: 'Poor', points: 0 });
    await expect(buy(customerId, 100)).rejects.toMatchObject({
      details: { reason: 'pointsShort', usable: 0 },
    });
    const elsewhere = { channelId: shop.channels.web, customerId, points: 100, lines };
    await expect(placeOrder(shop.ctx('floor'), elsewhere)).rejects.toMatchObject({
      details: { reason: 'pointsNotHere', currency: 'EUR' },
    });
  });

  it('to who may not take orders', async () => {
    const customerId = await addMember(shop, { name: 'Guarded', points: 300 });
    const wrong = placeOrder(shop.ctx('viewer'), {
      channelId: shop.channels.till,
      customerId,
      points: 100,
      lines: [{ sku: 'CUP', quantity: 5 }],
    });
    await expect(wrong).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await usable(customerId)).toBe(300);
  });

  it('after their last day, even before the clock has taken them', async () => {
    const customerId = await addMember(shop, { name: 'Late', points: 300 });
    const late = buy(customerId, 100, { now: new Date('2027-03-11T12:00:00Z') });
    await expect(late).rejects.toMatchObject({ details: { reason: 'pointsShort', usable: 0 } });
  });
});

describe('points go back', () => {
  it('with each part that comes back, and all of them with the last', async () => {
    const customerId = await addMember(shop, { name: 'Bringer', points: 100 });
    const { id } = await buy(customerId, 100, { quantity: 3 });
    await shipOrder(shop.ctx('owner'), { orderId: id, shipmentId: newId() });
    const back = await bringBack(id, 1);
    expect(back.amountMinor + back.taxMinor).toBe(1_200 - 166);
    expect(await findUnsettled(shop.ctx(), id)).toEqual([id]);
    expect(await settle(id)).toMatchObject({ givenBack: 33 });
    expect(await findUnsettled(shop.ctx(), id)).toEqual([]);
    expect(await settle(id)).toMatchObject({ givenBack: 0 });
    await bringBack(id, 2);
    expect(await settle(id)).toMatchObject({ givenBack: 67 });
    expect(await usable(customerId)).toBe(100);
  });

  it('with what an edit takes out, and with a cancelled order', async () => {
    const customerId = await addMember(shop, { name: 'Editor', points: 200 });
    const { id } = await buy(customerId, 200, { quantity: 4 });
    const { lines } = await readOrder(shop.db, id);
    await editOrder(shop.ctx('owner'), {
      orderId: id,
      reason: 'One less',
      lines: [{ lineId: lines[0]!.id, quantity: 3 }],
    });
    expect(await settle(id)).toMatchObject({ givenBack: 49 });
    await cancelOrder(shop.ctx('owner'), { orderId: id, reason: 'Changed their mind' });
    expect(await findUnsettled(shop.ctx(), id)).toEqual([id]);
    expect(await settle(id)).toMatchObject({ givenBack: 151 });
    expect(await usable(customerId)).toBe(200);
  });

  it('to last thirty days more, where they would have ended', async () => {
    const customerId = await addMember(shop, { name: 'Graced', points: 100 });
    const { id } = await buy(customerId, 100);
    await cancelOrder(shop.ctx('owner', { now: later(380) }), { orderId: id, reason: 'Never came' });
    await settleOrder(shop.ctx(undefined, { now: later(380) }), { orderId: id });
    const { rows } = await shop.db.$client.query(
      `select expires_on::text as ends, "left"::int from loyalty_lots l join loyalty_members m on m.id = l.member_id
       where m.customer_id = $1 and "left" > 0`,
      [customerId],
    );
    expect(rows).toEqual([{ ends: '2027-04-24', left: 100 }]);
  });

  it('and pay first what the member owes', async () => {
    const customerId = await addMember(shop, { name: 'Debtor', points: 100 });
    const { id } = await buy(customerId, 100);
    await shop.db.$client.query(
      `with happening as (
         insert into loyalty_happenings (id, member_id, cause_kind, cause_id, points, actor_name, at)
         select gen_random_uuid(), m.id, 'take_back', gen_random_uuid(), -30, 'test', now() from loyalty_members m
         where m.customer_id = $1 returning id, member_id)
       insert into loyalty_entries (happening_id, account_id, points)
       select h.id, a.id, case a.kind when 'owed' then -30 else 30 end from happening h
       join loyalty_accounts a on (a.member_id = h.member_id and a.kind = 'owed') or (a.member_id is null and a.kind = 'issued')`,
      [customerId],
    );
    await cancelOrder(shop.ctx('owner'), { orderId: id, reason: 'Changed their mind' });
    await settle(id);
    const { usable: left, owed } = await getLoyalty(shop.ctx('floor'), customerId);
    expect({ left, owed }).toEqual({ left: 70, owed: 0 });
  });
});

describe('the books of used points', () => {
  it('are sound after all that', () => expectSoundBooks(shop.db));

  it.each([
    ['points that no discount explains', 'update order_points set discount_minor = discount_minor - 1'],
    ['points that no lot gave', 'update order_points set points = points + 1'],
    [
      'points that went back to nobody',
      'update order_points set given_back = given_back + 1 where given_back = 0',
    ],
    [
      'a discount that went without its points',
      'update orders set discount_minor = discount_minor - 1, total_minor = total_minor + 1',
    ],
    ['a use without an order', 'delete from order_point_lots; delete from order_points'],
  ])('the audit finds %s', async (_name, fault) => {
    expect(await brokenBy(shop.db, fault)).toContain('used-points-are-discounts');
  });
});

async function countOrders(): Promise<number> {
  const { rows } = await shop.db.$client.query('select count(*)::int as n from orders');
  return rows[0].n;
}
