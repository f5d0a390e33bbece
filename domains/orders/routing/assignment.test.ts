import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { confirmOrder } from '../confirm-order.ts';
import { placeOrder } from '../place-order.ts';
import { applyAssignment, rejectAssignment } from './apply-assignment.ts';
import { getLastAssignment } from './get-assignment.ts';
import { runAssignment } from './run-assignment.ts';
import { startAssignment } from './start-assignment.ts';

let shop: TestShop;
const JOB = { kind: 'job', id: 'test', name: 'Test' } as const;
const ids: string[] = [];

const buy = async (lines: { sku: string; quantity: number }[]) => {
  const { id } = await placeOrder(shop.ctx('floor'), {
    channelId: shop.channels.web,
    lines,
    onShort: 'backorder',
  });
  ids.push(id);
  return id;
};
let minute = 0;
const propose = async () => {
  const now = new Date(shop.now.getTime() + 60_000 * ++minute);
  const { planId } = await startAssignment(shop.ctx('warehouse', { now }), { by: 'caller' });
  return { planId, report: await runAssignment(shop.ctx(JOB), planId) };
};
const statuses = async () => {
  const { rows } = await shop.db.$client.query<{ status: string; code: string | null }>(
    `select o.status, l.code from orders o left join locations l on l.id = o.location_id
     where o.id = any ($1) order by array_position($1, o.id)`,
    [ids],
  );
  return rows.map((row) => `${row.status} ${row.code}`);
};

beforeAll(async () => {
  shop = await openShop();
  await shop.addVariant({ sku: 'CUP', units: { north: 1, south: 1 } });
  await shop.addVariant({ sku: 'PAN', units: { north: 1 } });
  // The first takes the only cup of the north though the south has one too: the second cannot have cup and pan in one parcel.
  await buy([{ sku: 'CUP', quantity: 1 }]);
  await buy([
    { sku: 'CUP', quantity: 1 },
    { sku: 'PAN', quantity: 1 },
  ]);
  // And this one waits for a cup that nobody has.
  await buy([{ sku: 'CUP', quantity: 1 }]);
});
afterAll(() => shop.close());

describe('sharing stock among the orders that wait', () => {
  it('finds that a swap saves a parcel, and says what one by one would have come to', async () => {
    const { report } = await propose();
    expect(report).toMatchObject({ orders: 3, gap: 0, by: 'solver' });
    expect(report.now).toMatchObject({ served: 2, parcels: 3 });
    expect(report.together).toMatchObject({ served: 2, parcels: 2 });
    expect(report.together.costMinor).toBeLessThan(report.now.costMinor);
    expect(report.moves.map((move) => [move.from.length, move.to.length]).sort()).toEqual([
      [1, 1],
      [2, 1],
    ]);
  });

  it('changes nothing when it is rejected, and cannot be decided twice', async () => {
    const before = await statuses();
    const { planId } = await propose();
    await rejectAssignment(shop.ctx('warehouse'), { planId });
    expect(await statuses()).toEqual(before);
    await expect(applyAssignment(shop.ctx('warehouse'), { planId })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });

  it('is refused when an order has gone on meanwhile', async () => {
    const { planId } = await propose();
    await confirmOrder(shop.ctx('floor'), { orderId: ids[0]! });
    await expect(applyAssignment(shop.ctx('warehouse'), { planId })).rejects.toThrow('has changed since');
  });

  it('moves the promises in one go when it is applied', async () => {
    await buy([{ sku: 'PAN', quantity: 1 }]);
    await shop.addVariant({ sku: 'RUG', units: { north: 1, south: 1 } });
    await shop.addVariant({ sku: 'BOX', units: { north: 1 } });
    await buy([{ sku: 'RUG', quantity: 1 }]);
    await buy([
      { sku: 'RUG', quantity: 1 },
      { sku: 'BOX', quantity: 1 },
    ]);
    const { planId, report } = await propose();
    expect(report.together.parcels).toBeLessThan(report.now.parcels);
    const { moved } = await applyAssignment(shop.ctx('warehouse'), { planId });
    expect(moved).toBe(report.moves.length);
    expect((await statuses()).slice(-2)).toEqual(['reserved SOUTH', 'reserved NORTH']);
    const { plan } = await getLastAssignment(shop.ctx('owner'));
    expect(plan).toMatchObject({ id: planId, status: 'applied', decidedBy: 'The warehouse' });
    const { rows } = await shop.db.$client.query(`select count(*) from events where kind = 'order.rerouted'`);
    expect(rows).toEqual([{ count: moved }]);
    await expectSoundBooks(shop.db);
    expect((await propose()).report.moves).toEqual([]);
  });

  it('is not for the shop floor', async () => {
    await expect(startAssignment(shop.ctx('floor'), {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
