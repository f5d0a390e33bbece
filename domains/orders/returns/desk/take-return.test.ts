import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locations } from '#db/schema/index.ts';
import { allocateBackorders } from '#domains/orders/allocate-backorders.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { recordPayment } from '#domains/orders/record-payment.ts';
import { returnOrder } from '#domains/orders/return-order.ts';
import { shipOrder } from '#domains/orders/ship-order.ts';
import { createUser } from '#domains/team/create-user.ts';
import { setPin } from '#domains/team/pin/set-pin.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { readOrder } from '#domains/testing/read-order.ts';
import { newId } from '#lib/ids.ts';
import { savePolicy } from '../policy/save-policy.ts';
import { takeReturn } from './take-return.ts';

let shop: TestShop;
let managerId: string;
const aside = newId();
const DAY_MS = 86_400_000;

beforeAll(async () => {
  shop = await openShop();
  const services = { ships: false, pickup: false, returns: false };
  await shop.db
    .insert(locations)
    .values({ id: aside, code: 'ASIDE', name: 'Aside', kind: 'quarantine', isCounted: true, services });
  const password = 'lantern willow copper';
  const person = { email: 'manager@demo.example', name: 'Mona', role: 'manager' as const, password };
  ({ id: managerId } = await createUser(shop.ctx(), { ...person, preferences: {} }));
  const manager = { kind: 'user' as const, id: managerId, name: 'Mona', role: 'manager' as const };
  await setPin(shop.ctx(manager), { currentPassword: password, pin: '۴۸۲۷' });
});
afterAll(async () => {
  await expectSoundBooks(shop.db);
  await shop.close();
});

const later = (days: number) => ({ now: new Date(shop.now.getTime() + days * DAY_MS) });

async function sell(sku: string, quantity: number, tenders: Record<string, number>) {
  const { id } = await placeOrder(shop.ctx('floor'), {
    channelId: shop.channels.web,
    lines: [{ sku, quantity }],
  });
  for (const [method, amountMinor] of Object.entries(tenders)) {
    await recordPayment(shop.ctx('floor'), { orderId: id, method, amountMinor });
  }
  await shipOrder(shop.ctx('warehouse'), { orderId: id, shipmentId: newId() });
  return { orderId: id, lineId: (await readOrder(shop.db, id)).lines[0]!.id };
}

const units = (lineId: string, quantity: number, more: { isTagIntact?: boolean } = {}) => ({
  lineId,
  quantity,
  condition: 'new' as const,
  disposition: 'shelf' as const,
  isTagIntact: true,
  ...more,
});

const wish = (orderId: string, lines: ReturnType<typeof units>[]) => ({
  orderId,
  returnId: newId(),
  locationId: shop.places.corner,
  reasonCode: 'damaged' as const,
  lines,
  giveBack: { as: 'original' as const },
});

describe('a return at the desk', () => {
  it('puts each unit where its state says, and gives the money back in the tenders in which it came', async () => {
    const cup = await shop.addVariant({ sku: 'CUP', units: 5 });
    const { orderId, lineId } = await sell('CUP', 3, { card: 2700, cash: 900 });
    const damaged = { condition: 'damaged' as const, disposition: 'quarantine' as const };
    const back = wish(orderId, [units(lineId, 1), { ...units(lineId, 1), ...damaged } as never]);
    const result = await takeReturn(shop.ctx('support'), back, 'direct');
    expect(result).toMatchObject({
      amountMinor: 2000,
      taxMinor: 400,
      feeMinor: 0,
      tenders: [
        { method: 'card', amountMinor: 1800 },
        { method: 'cash', amountMinor: 600 },
      ],
    });
    expect(await shop.onHand(cup.id, shop.places.corner)).toEqual({ onHand: 1, reserved: 0 });
    expect(await shop.onHand(cup.id, aside)).toEqual({ onHand: 1, reserved: 0 });
    const rest = await takeReturn(shop.ctx('support'), wish(orderId, [units(lineId, 1)]), 'direct');
    expect(rest.tenders).toEqual([
      { method: 'card', amountMinor: 900 },
      { method: 'cash', amountMinor: 300 },
    ]);
    expect(rest.paymentStatus).toBe('refunded');
  });

  it('gives nothing back that was not paid, and needs a right or a PIN for money', async () => {
    await shop.addVariant({ sku: 'JUG', units: 5 });
    const unpaid = await sell('JUG', 1, {});
    const free = await takeReturn(
      shop.ctx('floor'),
      wish(unpaid.orderId, [units(unpaid.lineId, 1)]),
      'direct',
    );
    expect(free).toMatchObject({ tenders: [], paymentStatus: 'paid' });
    const paid = await sell('JUG', 1, { card: 1200 });
    const asked = wish(paid.orderId, [units(paid.lineId, 1)]);
    await expect(takeReturn(shop.ctx('floor'), asked, 'direct')).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(takeReturn(shop.ctx('marketing'), asked, 'direct')).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const approval = { userId: managerId, pin: '4827', reason: 'a good customer' };
    expect(await takeReturn(shop.ctx('floor'), { ...asked, approval }, 'direct')).toMatchObject({
      tenders: [{ method: 'card', amountMinor: 1200 }],
    });
  });

  it('is refused when the policy says so, until a manager allows it by PIN, which the audit names', async () => {
    await shop.addVariant({ sku: 'VASE', units: 5 });
    const { orderId, lineId } = await sell('VASE', 1, { card: 1200 });
    const asked = wish(orderId, [units(lineId, 1)]);
    const ctx = shop.ctx('support', later(31));
    await expect(takeReturn(ctx, asked, 'direct')).rejects.toMatchObject({
      code: 'CONFLICT',
      details: {
        reason: 'policyRefuses',
        sku: 'VASE',
        refused: [{ refusals: ['tooLate'], until: '2026-04-09' }],
      },
    });
    const plain = { orderId, returnId: newId(), locationId: shop.places.corner };
    const { isTagIntact: _, ...line } = units(lineId, 1);
    await expect(returnOrder(ctx, { ...plain, lines: [line] })).rejects.toMatchObject({
      details: { reason: 'policyRefuses' },
    });
    const approval = { userId: managerId, pin: '1111', reason: 'was ill' };
    await expect(takeReturn(ctx, { ...asked, approval }, 'direct')).rejects.toMatchObject({
      code: 'FORBIDDEN',
      details: { reason: 'pin' },
    });
    await takeReturn(ctx, { ...asked, approval: { ...approval, pin: '4827' } }, 'direct');
    const { rows } = await shop.db.$client.query(
      `select summary, result::text || coalesce(after::text, '') like '%4827%' as "tellsPin"
       from audit_log where subject_id = $1 and verb = 'order.return'`,
      [orderId],
    );
    expect(rows).toMatchObject([
      {
        summary: { approvedBy: 'Mona', approvalReason: 'was ill', overridden: [{ sku: 'VASE' }] },
        tellsPin: false,
      },
    ]);
  });

  it('keeps the fee of the policy, asks for the tag, and serves a waiting order with what came back', async () => {
    const rule = {
      id: newId(),
      name: 'All',
      days: 14,
      needsReceipt: true,
      needsTag: true,
      feeBasisPoints: 1000,
    };
    const change = { policy: { rules: [rule] }, expectedVersion: 0 };
    await expect(savePolicy(shop.ctx('manager'), change)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await savePolicy(shop.ctx('owner'), change);
    await expect(savePolicy(shop.ctx('owner'), change)).rejects.toMatchObject({
      details: { reason: 'policyVersion' },
    });
    await shop.addVariant({ sku: 'POT', units: 1 });
    const { orderId, lineId } = await sell('POT', 1, { card: 1200 });
    const waiting = await placeOrder(shop.ctx('floor'), {
      channelId: shop.channels.web,
      lines: [{ sku: 'POT', quantity: 1 }],
      onShort: 'backorder',
    });
    const torn = wish(orderId, [units(lineId, 1, { isTagIntact: false })]);
    await expect(takeReturn(shop.ctx('support'), torn, 'direct')).rejects.toMatchObject({
      details: { refused: [{ refusals: ['noTag'], rule: 'All' }] },
    });
    const result = await takeReturn(shop.ctx('support'), wish(orderId, [units(lineId, 1)]), 'direct');
    expect(result).toMatchObject({
      feeMinor: 120,
      tenders: [{ amountMinor: 1080 }],
      paymentStatus: 'part_refunded',
    });
    const { rows } = await shop.db.$client.query(
      'select -sum(handling_minor)::integer as kept from postings where order_id = $1',
      [orderId],
    );
    expect(rows).toEqual([{ kept: 120 }]);
    const { rows: jobs } = await shop.db.$client.query(
      `select data from pgboss.job where name = 'allocate-backorders' and data->>'subjectId' = $1`,
      [orderId],
    );
    expect(jobs).toHaveLength(1);
    await allocateBackorders(shop.ctx(), jobs[0].data);
    expect(await readOrder(shop.db, waiting.id)).toMatchObject({ status: 'reserved' });
  });
});
