import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adjustStock } from '#domains/inventory/adjust-stock.ts';
import { cancelOrder } from '#domains/orders/cancel-order.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { shipOrder } from '#domains/orders/ship-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { DEFAULT_RULES, type RoutingRules } from '../routing/rules.ts';
import { updateLocation } from '../update-location.ts';
import { getLastReplay } from './get-replay.ts';
import { cancelReplay, resumeReplay } from './move-replay.ts';
import { runReplay } from './run-replay.ts';
import { startReplay } from './start-replay.ts';

let shop: TestShop;
const JOB = { kind: 'job', id: 'test', name: 'Test' } as const;
const HOUR_MS = 3_600_000;
const near: RoutingRules = {
  ...DEFAULT_RULES,
  criteria: [
    { by: 'parcels', tolerance: 0, weight: 1 },
    { by: 'distance', tolerance: 0, weight: 1 },
    { by: 'rank', tolerance: 0, weight: 1 },
  ],
};
const hour = (hours: number) => ({ now: new Date(shop.now.getTime() + hours * HOUR_MS) });
const toVarna = {
  name: 'Mira',
  lines: 'Sea street 1',
  city: 'Varna',
  region: '',
  postcode: '',
  country: 'BG',
};
const buy = (hours: number, sku: string, quantity: number) =>
  placeOrder(shop.ctx(undefined, hour(hours)), {
    channelId: shop.channels.web,
    lines: [{ sku, quantity }],
    shippingAddress: toVarna,
  });
const replay = async (rules: RoutingRules, hours = 24) => {
  const { replayId } = await startReplay(shop.ctx('owner', hour(hours)), { rules, days: 2, by: 'caller' });
  return (await runReplay(shop.ctx(JOB, hour(hours)), replayId))!;
};

beforeAll(async () => {
  shop = await openShop();
  await updateLocation(shop.ctx(), {
    locationId: shop.places.north,
    position: { latitude: 42.7, longitude: 23.3 },
  });
  await updateLocation(shop.ctx(), {
    locationId: shop.places.south,
    position: { latitude: 43.2, longitude: 27.9 },
  });
  const cup = await shop.addVariant({ sku: 'CUP', units: { north: 5, south: 5 } });
  const first = await buy(1, 'CUP', 3);
  await buy(2, 'CUP', 3);
  await shipOrder(shop.ctx(undefined, hour(3)), {
    shipmentId: newId(),
    orderId: first.id,
    method: 'post',
  });
  await adjustStock(shop.ctx(undefined, hour(4)), {
    variantId: cup.id,
    locationId: shop.places.north,
    change: 10,
    reason: 'receipt',
  });
  await buy(5, 'CUP', 6);
  const regretted = await buy(6, 'CUP', 1);
  await cancelOrder(shop.ctx(undefined, hour(7)), { orderId: regretted.id, reason: 'changed mind' });
  await placeOrder(shop.ctx(undefined, hour(8)), {
    channelId: shop.channels.till,
    locationId: shop.places.south,
    lines: [{ sku: 'CUP', quantity: 1 }],
  });
});
afterAll(() => shop.close());

describe('trying rules on the orders of the past', () => {
  it('by the rules that held, every order goes where it went', async () => {
    const report = await replay(DEFAULT_RULES);
    expect(report).toMatchObject({ orders: 3, changed: 0, before: { version: 0, split: 0, short: 0 } });
    const { rows } = await shop.db.$client.query<{ id: string; orders: number }>(
      `select location_id as id, count(*) as orders from orders
       where channel_id = $1 and status <> 'cancelled' group by 1`,
      [shop.channels.web],
    );
    expect(report.before.byPlace).toEqual(Object.fromEntries(rows.map((row) => [row.id, row.orders])));
    expect(report.after).toEqual({ ...report.before, version: undefined });
  });

  it('by others, shows the orders that go elsewhere and what that changes', async () => {
    const report = await replay(near);
    // Varna lies beside the south: it serves the first; for the second two are left there, so the north has it whole.
    expect(report.after.byPlace).toEqual({ [shop.places.south]: 1, [shop.places.north]: 2 });
    expect(report.changed).toBe(2);
    expect(report.examples[0]).toMatchObject({
      before: { locationIds: [shop.places.north] },
      after: { locationIds: [shop.places.south], km: 1 },
    });
    expect([report.before.km, report.after.km]).toEqual([759, 759]);
  });

  it('shows how long the goods had lain where the rules ask it', async () => {
    const oldest = {
      ...DEFAULT_RULES,
      criteria: (['age', 'rank'] as const).map((by) => ({ by, tolerance: 0, weight: 1 })),
    };
    const { variantId } = (
      await shop.db.$client.query<{ variantId: string }>(
        `select id as "variantId" from variants where sku = 'CUP'`,
      )
    ).rows[0]!;
    // As if the south's five had come thirty days before.
    await shop.db.$client.query('alter table stock_movements disable trigger user');
    await shop.db.$client.query(
      `update stock_movements set at = at - interval '30 days'
       where variant_id = $1 and to_location_id = $2 and reason = 'opening'`,
      [variantId, shop.places.south],
    );
    await shop.db.$client.query('alter table stock_movements enable trigger user');
    const report = await replay(oldest);
    // By rank the second order takes three old ones of the south: 30 days. By age the first takes three of them; the
    // till keeps one, and one of the second order's three is old: 30 and 10 days.
    expect(report.before).toMatchObject({ ageDays: 30, split: 0 });
    expect(report.after).toMatchObject({ ageDays: 40, split: 1 });
  });

  it('is late where a place is closed or has its day full', async () => {
    const closed = { week: Array(7).fill(null), closedOn: [], cutOff: null };
    await updateLocation(shop.ctx(), { locationId: shop.places.north, dailyOrders: 1, hours: null });
    await updateLocation(shop.ctx(), { locationId: shop.places.south, hours: closed });
    const strict = { ...DEFAULT_RULES, require: { ...DEFAULT_RULES.require, capacity: false } };
    const report = await replay(strict);
    // The north sends one today and one tomorrow, when it is due; the south never opens.
    expect(report.after).toMatchObject({
      late: 1,
      byPlace: { [shop.places.south]: 1, [shop.places.north]: 2 },
    });
  });

  it('comes to the same when it is stopped half-way, for it goes on where it stood', async () => {
    const atOnce = await replay(near);
    const { replayId } = await startReplay(shop.ctx('owner', hour(24)), {
      rules: near,
      days: 2,
      by: 'caller',
    });
    const seen: number[] = [];
    const tell = async (done: number) => {
      seen.push(done);
      if (seen.length === 2) await cancelReplay(shop.ctx('owner'), { replayId });
    };
    const run = () => runReplay(shop.ctx(JOB, hour(24)), replayId, { ordersAPage: 1, tell });
    expect(await run()).toBeNull();
    await resumeReplay(shop.ctx('owner'), { replayId });
    expect(await run()).toEqual(atOnce);
    // The second order was not kept when the trial was stopped over it: it is done again, the first is not.
    expect(seen.slice(0, 4)).toEqual([1, 2, 2, 3]);
  });

  it('can be stopped and carried on, and is for leaders to begin', async () => {
    const { replayId } = await startReplay(shop.ctx('manager', hour(30)), { rules: near, days: 2 });
    const { rows } = await shop.db.$client.query(
      `select data from pgboss.job where name = 'replay-routing' and data->>'replayId' = $1`,
      [replayId],
    );
    expect(rows).toHaveLength(1);
    await cancelReplay(shop.ctx('manager'), { replayId });
    expect(await runReplay(shop.ctx(JOB), replayId)).toBeNull();
    await resumeReplay(shop.ctx('manager'), { replayId });
    expect(await runReplay(shop.ctx(JOB), replayId)).toMatchObject({ orders: 3 });
    expect(await getLastReplay(shop.ctx('warehouse'))).toMatchObject({
      id: replayId,
      status: 'done',
      ordersDone: 3,
    });
    await expect(resumeReplay(shop.ctx('manager'), { replayId })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(startReplay(shop.ctx('warehouse'), { rules: near, days: 2 })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
